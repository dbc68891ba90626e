// Small PNGs of flat pages: as many colours of the picture as the size allows, each pixel its nearest one.
import { deflateSync } from 'node:zlib';

/** A PNG of at most `most` bytes. `page` is any page: the browser decodes the picture. */
export async function small(page, png, most) {
  const picture = await decode(page, png);
  const colours = count(picture.pixels);
  for (const size of [256, 128, 64, 32, 16]) {
    const bytes = encode(picture, nearest(colours, palette(colours, size)));
    if (bytes.length <= most || size === 16) return bytes;
  }
}

/** Width, height, and one number a pixel: 0xRRGGBB. */
async function decode(page, png) {
  const [width, height, text] = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let text = '';
    for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
    return [image.width, image.height, btoa(text)];
  }, `data:image/png;base64,${png.toString('base64')}`);
  const bytes = Buffer.from(text, 'base64');
  return { width, height, pixels: Uint32Array.from({ length: width * height }, (_, i) => bytes.readUIntBE(4 * i, 3)) };
}

/** How many pixels each colour has, the most frequent first. */
function count(pixels) {
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a - b);
}

/** Up to `size` colours: again and again the one that is worst represented, weighed by its pixels. */
function palette(colours, size) {
  const chosen = [];
  const away = new Map(colours.map(([colour]) => [colour, Infinity]));
  const worst = () => colours.reduce((best, [colour, pixels]) => (pixels * away.get(colour) > best[1] ? [colour, pixels * away.get(colour)] : best), [0, 0]);
  for (let [next, loss] = [colours[0][0], 1]; loss > 0 && chosen.length < size; [next, loss] = worst()) {
    chosen.push(next);
    for (const [colour] of colours) away.set(colour, Math.min(away.get(colour), distance(colour, next)));
  }
  return chosen;
}

/** The palette, and the place in it for every colour. */
function nearest(colours, chosen) {
  const place = (colour) => chosen.reduce((best, other, i) => (distance(colour, other) < distance(colour, chosen[best]) ? i : best), 0);
  return { chosen, places: new Map(colours.map(([colour]) => [colour, place(colour)])) };
}

function distance(a, b) {
  return [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
}

/** PNG, colour type 3 (ISO/IEC 15948): one byte a pixel, or half of one, lines unfiltered. */
function encode({ width, height, pixels }, { chosen, places }) {
  const perByte = chosen.length > 16 ? 1 : 2;
  const line = 1 + Math.ceil(width / perByte);
  const lines = Buffer.alloc(line * height);
  pixels.forEach((colour, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    lines[y * line + 1 + Math.floor(x / perByte)] |= places.get(colour) << (perByte === 2 && x % 2 === 0 ? 4 : 0);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8 / perByte, 3], 8);
  const colours = Buffer.from(chosen.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(lines, { level: 9, memLevel: 9 });
  return Buffer.concat([start, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [before, after] = [Buffer.alloc(4), Buffer.alloc(4)];
  before.writeUInt32BE(data.length);
  after.writeUInt32BE(crc32(body));
  return Buffer.concat([before, body, after]);
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
