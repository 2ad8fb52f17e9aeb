import { Component, effect, inject, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { PortalSession } from '@client/portal';

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {
  private readonly router = inject(Router);

  constructor() {
    const session = inject(PortalSession);
    effect(() => {
      if (session.state() === 'ended') untracked(() => void this.router.navigateByUrl('/signed-out'));
    });
  }
}
