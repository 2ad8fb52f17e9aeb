import type { Message } from '../state/chat-types';

/** A file that a message carries. */
export type MessageAttachment = Message['attachments'][number];

const LARGEST = 320;
const SMALLEST = 96;

/**
 * The size in pixels at which an image stands alone in a bubble, known before the image is: nothing moves when it comes.
 */
export function boxOf({ width, height }: Pick<MessageAttachment, 'width' | 'height'>): {
  readonly width: number;
  readonly height: number;
} {
  if (!width || !height) return { width: LARGEST, height: Math.round(LARGEST * 0.75) };
  const scale = Math.min(1, LARGEST / width, LARGEST / height);
  return {
    width: Math.max(SMALLEST, Math.round(width * scale)),
    height: Math.max(SMALLEST, Math.round(height * scale)),
  };
}

const GAP = 6;
const MARGINS = 6;
const GRID_ROW = 156 + 4;
const FILE = 56;
const AUDIO = 70;

/** About how high the files of a message will be, in pixels, before what shows them has loaded. */
export function heightOf(attachments: readonly MessageAttachment[]): number {
  if (attachments.length === 0) return 0;
  const images = attachments.filter(isShownImage);
  const [first] = images;
  const blocks = attachments.filter((file) => !isShownImage(file)).map(heightAlone);
  if (first) blocks.unshift(images.length === 1 ? boxOf(first).height : Math.ceil(images.length / 2) * GRID_ROW - 4);
  return blocks.reduce((sum, height) => sum + height, 0) + (blocks.length - 1) * GAP + MARGINS;
}

function heightAlone(file: MessageAttachment): number {
  if (file.state === 'CLEAN' && file.kind === 'AUDIO') return AUDIO;
  if (file.state !== 'CLEAN' || file.kind !== 'VIDEO') return FILE;
  return Math.round(LARGEST / (file.width && file.height ? file.width / file.height : 16 / 9));
}

export function isShownImage({ kind, state }: MessageAttachment): boolean {
  return kind === 'IMAGE' && state === 'CLEAN';
}

/** What stands in the bubble: the small picture, or the file itself while there is none. */
export function previewUrl(image: MessageAttachment): string {
  return image.thumbnailUrl ?? inlineUrl(image);
}

/** The whole file, to be shown rather than saved. */
export function inlineUrl({ url }: Pick<MessageAttachment, 'url'>): string {
  return `${url}?inline=1`;
}
