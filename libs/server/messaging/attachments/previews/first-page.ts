import { PDFiumLibrary } from '@hyzyla/pdfium';

const MOST_PIXELS_A_SIDE = 1_280;

export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, opacity. */
  readonly pixels: Uint8Array;
}

/** Draws the first page of a PDF. It runs in a thread of its own: a page can take as long as its author likes. */
export async function drawFirstPage(pdf: Uint8Array): Promise<DrawnPage> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const page = document.getPage(0);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const scale = Math.min(4, MOST_PIXELS_A_SIDE / Math.max(originalWidth, originalHeight, 1));
    const { width, height, data } = await page.render({ scale, render: 'bitmap' });
    return { width, height, pixels: data };
  } finally {
    library.destroy();
  }
}
