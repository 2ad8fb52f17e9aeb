import { DOCUMENT, Injectable, type Injector, inject, isDevMode } from '@angular/core';
import { Router } from '@angular/router';
import { injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';

const WORKER = '/service-worker.js';
const LOOK_EVERY_MS = 30 * 60_000;

/** What Angular's worker says to its pages. */
interface WorkerMessage {
  readonly type?: string;
  readonly data?: { readonly notification?: { readonly data?: { readonly roomId?: unknown } } };
}

/** Strings are no addresses of scripts under our content policy; this one is, and only this one. */
interface ScriptPolicies {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(url: string): string };
}

/**
 * Makes the shell open without a network, says when there is a newer version, and opens the room of a notification that
 * was pushed. It registers a worker of ours that lets the API pass by: public/service-worker.js.
 */
@Injectable({ providedIn: 'root' })
export class InstalledShell {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly t = injectTexts();
  private told = false;

  async start(): Promise<void> {
    const navigator = this.window?.navigator;
    // Not there without https, whatever the types say.
    if (!navigator || !('serviceWorker' in navigator) || isDevMode()) return;
    const workers = navigator.serviceWorker;
    const post = (message: object) => workers.controller?.postMessage(message);
    workers.addEventListener('controllerchange', () => post({ action: 'INITIALIZE' }));
    workers.addEventListener('message', ({ data }: MessageEvent<WorkerMessage | null>) => this.hear(data ?? {}));
    const policies = (this.window as { trustedTypes?: ScriptPolicies } | null)?.trustedTypes;
    const policy = policies?.createPolicy('clinic-chat#worker', { createScriptURL: () => WORKER });
    try {
      await workers.register(policy?.createScriptURL(WORKER) ?? WORKER, { updateViaCache: 'none' });
      setInterval(() => post({ action: 'CHECK_FOR_UPDATES', nonce: Date.now() }), LOOK_EVERY_MS);
    } catch {
      // A browser that keeps no worker, as in a private window, shows the page all the same.
    }
  }

  private hear({ type, data }: WorkerMessage): void {
    if (type === 'VERSION_READY' || type === 'UNRECOVERABLE_STATE') this.offerReload();
    const roomId = data?.notification?.data?.roomId;
    if (type === 'NOTIFICATION_CLICK' && typeof roomId === 'string') void this.router.navigate(['/chat', roomId]);
  }

  private offerReload(): void {
    if (this.told) return;
    this.told = true;
    const run = () => this.window?.location.reload();
    this.toasts.show(this.t('app.newVersion'), { label: this.t('app.reload'), run });
  }
}

export function startInstalledShell(injector: Injector): void {
  void injector.get(InstalledShell).start();
}
