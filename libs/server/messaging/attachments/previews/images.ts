import { AppError } from '@server/platform';
import sharp, { type Sharp, type SharpInput } from 'sharp';
import { notWhatItSays, unsupported } from '../uploads/content-checks';
import type { PreparedFile } from '../stored-files.service';

const MOST_PIXELS = 24_000_000;
/** Of all pictures of an animation together, and how many of them. More stands still. */
const MOST_ANIMATED_PIXELS = 48_000_000;
const MOST_FRAMES = 300;
const DECODE_SECONDS = 5;
const THUMBNAIL_PIXELS = 640;

// Loaders are doors: only those of the kinds that are taken stay open. SVG, PDF, TIFF and all others are shut.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * Draws an image anew, so that nothing but the picture is left of it: no place, no camera, no bytes behind the end. It
 * is turned the way it was taken. Animations stay animated unless they are huge.
 * @throws AppError UNSUPPORTED_FILE
 */
export async function redraw(source: string, newPath: () => string): Promise<PreparedFile> {
  const { format, width, height, pages = 1 } = await described(source);
  const pixels = width * height;
  if (pixels > MOST_PIXELS) {
    throw unsupported(`This image has more than ${MOST_PIXELS / 1_000_000} million pixels. Make it smaller.`);
  }
  const animated = pages > 1 && pages <= MOST_FRAMES && pixels * pages <= MOST_ANIMATED_PIXELS;
  const path = newPath();
  const thumbnailPath = newPath();
  const options = {
    animated,
    limitInputPixels: animated ? MOST_ANIMATED_PIXELS : MOST_PIXELS,
    failOn: 'error',
  } as const;
  const drawn = await within(
    inFormat(sharp(source, options).autoOrient().timeout({ seconds: DECODE_SECONDS }), format).toFile(path),
  );
  await within(thumbnail(path, thumbnailPath));
  return { path, thumbnailPath, width: drawn.width, height: drawn.pageHeight ?? drawn.height };
}

/** A WebP that fits a bubble, of the first picture. */
export async function thumbnail(source: SharpInput | string, path: string, raw?: RawSize): Promise<void> {
  await sharp(source, { limitInputPixels: MOST_PIXELS, ...(raw && { raw: { ...raw, channels: 4 } }) })
    .timeout({ seconds: DECODE_SECONDS })
    .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toFile(path);
}

export interface RawSize {
  readonly width: number;
  readonly height: number;
}

/** From the header alone: nothing is decoded before its size is known. */
async function described(source: string) {
  const { format, width, height, pageHeight, pages } = await within(
    sharp(source, { limitInputPixels: false, animated: true }).metadata(),
  );
  return { format, width, height: pageHeight ?? height, pages };
}

function inFormat(image: Sharp, format: string): Sharp {
  switch (format) {
    case 'jpeg':
      return image.jpeg({ quality: 88 });
    case 'png':
      return image.png();
    case 'webp':
      return image.webp({ quality: 88 });
    case 'gif':
      return image.gif();
    default:
      throw notWhatItSays();
  }
}

/** What the library cannot read is a wrong file; that it says why in its own words stays here. */
async function within<T>(drawing: Promise<T>): Promise<T> {
  try {
    return await drawing;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unsupported('This image cannot be read. Save it again in the program it comes from.');
  }
}
