import type { Message } from '../state/chat-types';

interface Notice {
  readonly seq: number;
  readonly notification: Notification;
}

const ICON = '/icons/icon-192.png';

/**
 * Notifications of the desktop: one per room, for its latest message. They say that there is something, never who or
 * what: a screen on a desk is read by whoever stands before it.
 */
export class DesktopNotices {
  private readonly shown = new Map<string, Notice>();

  constructor(
    private readonly window: Window & typeof globalThis,
    private readonly open: (roomId: string) => void,
  ) {}

  get allowed(): boolean {
    return 'Notification' in this.window && this.window.Notification.permission === 'granted';
  }

  /** A notification that the service worker shows for the same message has the same tag and takes its place. */
  show({ id, roomId, seq }: Message, title: string): void {
    this.close(roomId);
    try {
      const notification = new this.window.Notification(title, { tag: id, icon: ICON, silent: true });
      notification.onclick = () => {
        this.window.focus();
        this.close(roomId);
        this.open(roomId);
      };
      this.shown.set(roomId, { seq, notification });
    } catch {
      // Phones let only the service worker show notifications; it does.
    }
  }

  /** What was read, here or elsewhere, needs no notification any more. */
  read(roomId: string, readSeq: number): void {
    if ((this.shown.get(roomId)?.seq ?? Infinity) <= readSeq) this.close(roomId);
  }

  close(roomId: string): void {
    this.shown.get(roomId)?.notification.close();
    this.shown.delete(roomId);
  }

  closeAll(): void {
    for (const roomId of [...this.shown.keys()]) this.close(roomId);
  }
}
