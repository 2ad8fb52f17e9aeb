import { Component, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { toGraphqlFailure } from '@client/graphql';
import { Banner, Button, Logo, TextField } from '@client/ui';
import { injectPortalTexts } from '../portal-texts';
import { PortalSession } from '../state/portal-session';
import { LanguageSwitch } from './language-switch';
import { NewLink } from './new-link';

/**
 * Where a link leads. Nothing is asked of the server before the button is pressed: programs that look at mail open
 * links too. The token stands behind the `#`, and leaves the address as soon as it was read.
 */
@Component({
  selector: 'portal-link-page',
  imports: [Banner, Button, LanguageSwitch, Logo, NewLink, TextField],
  templateUrl: './link-page.html',
  styleUrl: './link-page.css',
})
export class LinkPage {
  private readonly session = inject(PortalSession);
  private readonly router = inject(Router);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly t = injectPortalTexts();
  protected readonly step = signal<'link' | 'birthDate' | 'dead'>('link');
  protected readonly clinic = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly day = signal('');
  protected readonly month = signal('');
  protected readonly year = signal('');
  private readonly token: string;

  constructor() {
    this.token = location.hash.slice(1);
    history.replaceState(history.state, '', location.pathname);
    if (this.token === '') this.step.set('dead');
  }

  protected async open(): Promise<void> {
    await this.trying(async () => {
      this.clinic.set(await this.session.openLink(this.token));
      this.go('birthDate');
    });
  }

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const birthDate = dateOf(this.year(), this.month(), this.day());
    if (birthDate === null) {
      this.failure.set(this.t('portal.birthDateMissing'));
      return;
    }
    await this.trying(async () => {
      await this.session.confirm(this.token, birthDate);
      await this.router.navigateByUrl('/');
    });
  }

  private async trying(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      const { code, retryAfter = 60 } = toGraphqlFailure(error);
      if (code === 'NOT_FOUND') this.go('dead');
      else if (code === 'VALIDATION_FAILED') this.failure.set(this.t('portal.wrongBirthDate'));
      else if (code === 'RATE_LIMITED')
        this.failure.set(this.t('portal.tooMany', { minutes: Math.ceil(retryAfter / 60) }));
      else this.failure.set(this.t('portal.noAnswer'));
    } finally {
      this.busy.set(false);
    }
  }

  /** Whoever listens to the page hears its new heading. */
  private go(step: 'birthDate' | 'dead'): void {
    this.step.set(step);
    setTimeout(() => this.heading().nativeElement.focus());
  }
}

/** YYYY-MM-DD, or null when it is no whole date. */
function dateOf(year: string, month: string, day: string): string | null {
  const parts = [year.trim(), month.trim().padStart(2, '0'), day.trim().padStart(2, '0')];
  const text = parts.join('-');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
