import {
  ApplicationRef,
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  type Injector,
  afterNextRender,
  createComponent,
  inject,
} from '@angular/core';
import { Button, Language, Logo, injectTexts } from '@client/ui';
import { LogInForm } from './log-in-form';
import { Session } from './session';

const TAG = 'session-lock-cover';

/** Stands where the page was, until the person has shown that it is them. The page behind keeps what it has. */
@Component({
  selector: TAG,
  imports: [Button, LogInForm, Logo],
  template: `
    <div role="dialog" aria-modal="true" aria-labelledby="lock-title" aria-describedby="lock-lead">
      <ui-logo [size]="36" />
      <h1 id="lock-title">{{ t('lock.title') }}</h1>
      <p class="name">{{ session.me()?.employee?.name }}</p>
      <p id="lock-lead">{{ t('lock.lead') }}</p>
      <session-log-in-form [knownEmail]="session.me()?.email" />
      <button type="button" uiButton variant="ghost" (click)="session.logOut()">{{ t('app.logOut') }}</button>
    </div>
  `,
  styleUrl: './lock-cover.css',
  host: { '(keydown)': '$event.stopPropagation()' },
})
export class LockCover {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly session = inject(Session);
  protected readonly t = injectTexts();

  constructor() {
    const document = inject(DOCUMENT);
    for (const media of document.querySelectorAll<HTMLMediaElement>('audio, video')) media.pause();
    // Shortcuts of the page behind are not for who stands before the cover.
    const hold = (event: Event) => {
      if (!(event.target instanceof Node && this.element.contains(event.target))) event.stopImmediatePropagation();
    };
    const window = document.defaultView;
    window?.addEventListener('keydown', hold, { capture: true });
    inject(DestroyRef).onDestroy(() => window?.removeEventListener('keydown', hold, { capture: true }));
    afterNextRender(() => this.element.querySelector<HTMLElement>('input[name="password"]')?.focus());
  }
}

/** Returns how to take it away. */
export async function showLockCover(injector: Injector): Promise<() => void> {
  await injector.get(Language).want('account');
  const application = injector.get(ApplicationRef);
  const document = injector.get(DOCUMENT);
  const hostElement = document.createElement(TAG);
  document.body.append(hostElement);
  const cover = createComponent(LockCover, { environmentInjector: application.injector, hostElement });
  application.attachView(cover.hostView);
  return () => {
    cover.destroy();
    hostElement.remove();
  };
}
