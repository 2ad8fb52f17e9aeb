// Draws the icons of the installed app from the favicon: apps/web/public/icons/*.png, which are committed.
// usage: node tools/with-node.mjs tools/codegen/app-icons.mjs
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = fileURLToPath(new URL('../../apps/web/public', import.meta.url));
const sign = await readFile(join(folder, 'favicon.svg'), 'utf8');
await mkdir(join(folder, 'icons'), { recursive: true });

/** The sign on a plate; a maskable one is cut by the system, so its sign stays within the middle four fifths. */
async function draw(name, size, { plate, radius, scale, colour }) {
  const inside = sign.replace(/<svg[^>]*>|<\/svg>/g, '');
  const shift = 32 * (1 - scale);
  // The cross first: the sign may become white as well.
  const shape = colour
    ? inside.replace('fill="#fff"', `fill="${colour.cross}"`).replace('url(#g)', colour.sign)
    : inside;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="${size}" height="${size}">
    ${plate ? `<rect width="64" height="64" rx="${radius}" fill="${plate}" />` : ''}
    <g transform="translate(${shift} ${shift}) scale(${scale})">${shape}</g></svg>`;
  await sharp(Buffer.from(svg), { density: 72 * Math.ceil(size / 64) })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(folder, 'icons', name));
}

const onBlue = { sign: '#fff', cross: '#2456d8' };
await draw('icon-192.png', 192, { scale: 1 });
await draw('icon-512.png', 512, { scale: 1 });
await draw('maskable-192.png', 192, { plate: '#2456d8', radius: 0, scale: 0.62, colour: onBlue });
await draw('maskable-512.png', 512, { plate: '#2456d8', radius: 0, scale: 0.62, colour: onBlue });
await draw('apple-touch-icon.png', 180, { plate: '#2456d8', radius: 0, scale: 0.7, colour: onBlue });
// What a phone puts into its status bar: only the shape counts.
await draw('badge-96.png', 96, { scale: 1, colour: { sign: '#fff', cross: 'none' } });
