import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

export type PermissionState = 'unsupported' | 'not-asked' | 'granted' | 'denied';

/** Whether this browser lets us show notifications. It is asked only when the person says so. */
@Injectable()
export class DesktopPermission {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly known = signal(this.look());

  readonly state = this.known.asReadonly();

  async ask(): Promise<PermissionState> {
    if (this.known() === 'not-asked') await this.window?.Notification.requestPermission();
    this.known.set(this.look());
    return this.known();
  }

  private look(): PermissionState {
    // Not there in some browsers of phones until the page is installed, whatever the types say.
    if (!this.window || !('Notification' in this.window)) return 'unsupported';
    const { permission } = this.window.Notification;
    return permission === 'default' ? 'not-asked' : permission;
  }
}
