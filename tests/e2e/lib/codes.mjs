// Codes as cameras see them, from what the page draws.
import { deflateSync } from 'node:zlib';
import { png } from './png.mjs';

/** The code on the page: its side in modules, with the light around it, and which of them are dark. */
export async function drawn(svg) {
  const side = Number((await svg.getAttribute('viewBox')).split(' ')[2]);
  const dark = new Uint8Array(side * side);
  const path = await svg.locator('path').getAttribute('d');
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) dark.fill(1, side * y + +x, side * y + +x + +run);
  return { side, dark };
}

/** Brightness of a picture of this size with the code in its middle, each module `scale` pixels. */
function grey({ side, dark }, scale, width, height) {
  const pixels = Buffer.alloc(width * height, 200);
  const [left, top] = [(width - side * scale) >> 1, (height - side * scale) >> 1];
  for (let y = 0; y < side * scale; y++) {
    for (let x = 0; x < side * scale; x++) {
      pixels[(top + y) * width + left + x] = dark[side * Math.floor(y / scale) + Math.floor(x / scale)] ? 30 : 225;
    }
  }
  return pixels;
}

/** A film in which each code stands for `each` frames, for Chromium's fake camera (YUV4MPEG2, 4:2:0). */
export function film(codes, { scale = 6, width = 960, height = 720, each = 12 } = {}) {
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const frames = codes.flatMap((code) => Array(each).fill(Buffer.concat([Buffer.from('FRAME\n'), grey(code, scale, width, height), chroma])));
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F20:1 Ip A1:1 C420\n`), ...frames]);
}

/** A PNG in shades of grey. */
export function photo(code, { scale = 4, width = 640, height = 640 } = {}) {
  const pixels = grey(code, scale, width, height);
  const rows = Array.from({ length: height }, (_, y) => [Buffer.from([0]), pixels.subarray(y * width, (y + 1) * width)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return png([['IHDR', header], ['IDAT', deflateSync(Buffer.concat(rows.flat()))], ['IEND', Buffer.alloc(0)]]);
}
