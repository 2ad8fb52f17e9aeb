import { Component, DOCUMENT, effect, inject, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { PortalSession, PortalTexts } from '@client/portal';

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {
  private readonly router = inject(Router);

  constructor() {
    const session = inject(PortalSession);
    const texts = inject(PortalTexts);
    const document = inject(DOCUMENT);
    effect(() => (document.title = texts.translate('portal.title')));
    effect(() => {
      if (session.state() === 'ended') untracked(() => void this.router.navigateByUrl('/signed-out'));
    });
  }
}
