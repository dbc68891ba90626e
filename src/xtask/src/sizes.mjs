// Reads file paths, one a line; writes `raw gzip brotli` in bytes for each. Node's zlib is the real one, so these are
// the sizes that a web server sends.
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const bytes = readFileSync(path);
  console.log(bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length);
}
