const LONGEST_LINES = 8;

/** As high as its text, up to eight lines; then it scrolls. */
export function growWithText(box: HTMLTextAreaElement): void {
  box.style.height = 'auto';
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(box);
  const most =
    Number.parseFloat(lineHeight) * LONGEST_LINES + Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom);
  box.style.height = `${Math.min(box.scrollHeight, Number.isFinite(most) ? most : box.scrollHeight)}px`;
}
