// PNG chunks as ISO/IEC 15948 has them, read and written without the code under test.

/** The chunks of a PNG: {type, data}, checksums compared. */
export function chunks(png) {
  if (png.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG');
  const found = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const [type, data] = [png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length)];
    if (png.readUInt32BE(at + 8 + length) !== crc(png.subarray(at + 4, at + 8 + length))) throw new Error(`checksum of ${type}`);
    found.push({ type, data });
    at += 12 + length;
  }
  return found;
}

/** The texts of iTXt chunks with a keyword: {compressed, text}. */
export function texts(png, keyword) {
  const international = chunks(png).filter(({ type }) => type === 'iTXt');
  return international.flatMap(({ data }) => {
    const end = data.indexOf(0);
    if (data.toString('latin1', 0, end) !== keyword) return [];
    const language = data.indexOf(0, end + 3);
    const translated = data.indexOf(0, language + 1);
    return [{ compressed: data[end + 1] !== 0, text: data.toString('utf8', translated + 1) }];
  });
}

/** A PNG of these chunks: [type, data]. */
export function png(chunks) {
  const written = chunks.flatMap(([type, data]) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return [length, body, sum];
  });
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...written]);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function crc(bytes) {
  return ~bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0;
}
