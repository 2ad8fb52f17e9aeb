const NAME = 'found';

/**
 * Paints found words into texts that are on the page already, without touching their elements: the browser does it
 * (CSS Custom Highlight API). A browser that cannot shows the texts as they are.
 */
export class FoundHighlights {
  private readonly observer: MutationObserver;
  private words: readonly string[] = [];
  private frame = 0;

  /** @param root what is painted is in it, in elements that `texts` selects */
  constructor(
    private readonly root: Element,
    private readonly texts: string,
  ) {
    this.observer = new MutationObserver(() => this.paintSoon());
    this.observer.observe(root, { childList: true, subtree: true, characterData: true });
  }

  show(words: Iterable<string>): void {
    this.words = [...new Set([...words].map((word) => word.toLocaleLowerCase()))];
    this.paintSoon();
  }

  end(): void {
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
    if (canHighlight()) CSS.highlights.delete(NAME);
  }

  private paintSoon(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    if (!canHighlight()) return;
    const ranges = [...this.root.querySelectorAll(this.texts)].flatMap((element) => this.rangesIn(element));
    CSS.highlights.set(NAME, new Highlight(...ranges));
  }

  private rangesIn(element: Element): Range[] {
    const ranges: Range[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.nodeValue ?? '').toLocaleLowerCase();
      for (const word of this.words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          ranges.push(range);
        }
      }
    }
    return ranges;
  }
}

function canHighlight(): boolean {
  return typeof Highlight !== 'undefined' && 'highlights' in CSS;
}
