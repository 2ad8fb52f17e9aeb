/** The number of unread messages outside the page: on the icon of the tab and of the installed app. */
export class UnreadSigns {
  constructor(private readonly document: Document) {}

  show(unread: number): void {
    const icon = this.document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    const href = unread > 0 ? 'favicon-unread.svg' : 'favicon.svg';
    if (icon && icon.getAttribute('href') !== href) icon.setAttribute('href', href);
    const navigator = this.document.defaultView?.navigator;
    if (!navigator || !('setAppBadge' in navigator)) return;
    void (unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => undefined);
  }
}
