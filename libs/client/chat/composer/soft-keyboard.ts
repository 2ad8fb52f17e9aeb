import { DOCUMENT, DestroyRef, inject } from '@angular/core';

/** Less is a browser's bar that comes and goes. */
const LEAST_PX = 120;

/**
 * Where the keyboard of a phone lies over the page instead of shrinking it (iOS), the page makes room for it by itself:
 * `--soft-keyboard` is what is covered. Elsewhere `interactive-widget=resizes-content` does it.
 */
export function makeRoomForSoftKeyboard(): void {
  const document = inject(DOCUMENT);
  const window = document.defaultView;
  const viewport = window?.visualViewport;
  if (!viewport) return;
  const look = () => {
    const covered = Math.round(window.innerHeight - viewport.height * viewport.scale);
    document.documentElement.style.setProperty('--soft-keyboard', covered > LEAST_PX ? `${covered}px` : '0px');
  };
  viewport.addEventListener('resize', look);
  inject(DestroyRef).onDestroy(() => {
    viewport.removeEventListener('resize', look);
    document.documentElement.style.removeProperty('--soft-keyboard');
  });
}
