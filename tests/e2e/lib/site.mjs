// Web servers for tests: one that serves the built app as an intranet would, and one for pages that embed it.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = process.env.SKILLMARK_DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** Not at the root, so that an absolute path anywhere in the app is noticed. */
export const FOLDER = '/intranet/skillmark/';

/**
 * Serves `dist/` in a sub-folder with the policy of its sample of headers. `requests` holds every path asked for.
 * @param {{ ancestors?: string[], frames?: string[], replace?: (path: string, bytes: Buffer) => Buffer, gzip?: boolean }} options
 *   `ancestors`: origins that may frame the app; `frames`: those that its `config.json` lists, by default the same; `replace`: damages files on the way; `gzip`: sends them compressed.
 */
export async function serveApp({ ancestors = [], frames = ancestors, replace = (_, bytes) => bytes, gzip = false } = {}) {
  const compressed = new Map();
  const policy = await policyOf(join(DIST, '_headers'), ancestors);
  const site = await serve(async (path) => {
    if (!path.startsWith(FOLDER)) return null;
    const file = normalize(path.slice(FOLDER.length) || 'index.html');
    if (file.startsWith('..')) return null;
    const read = await readFile(join(DIST, file));
    const bytes = replace(file, file === 'config.json' ? Buffer.from(JSON.stringify({ ...JSON.parse(read), frames })) : read);
    const cache = /^(assets|banks)\//.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
    const type = TYPES[extname(file)] ?? 'text/plain';
    const headers = { 'content-type': type, 'content-security-policy': policy, 'cache-control': cache };
    if (!gzip) return { bytes, headers };
    if (!compressed.has(file)) compressed.set(file, gzipSync(bytes, { level: 9 }));
    return { bytes: compressed.get(file), headers: { ...headers, 'content-encoding': 'gzip' } };
  });
  return { ...site, url: site.origin + FOLDER };
}

/** Serves a few pages given as text or bytes, by path. */
export function servePages(pages, more = {}) {
  return serve(async (path) => {
    if (!(path in pages)) return null;
    return { bytes: pages[path], headers: { 'content-type': TYPES[extname(path) || '.html'], ...more } };
  });
}

async function serve(answer) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://local');
    requests.push(pathname);
    const found = await answer(pathname).catch(() => null);
    if (!found) return response.writeHead(404).end();
    response.writeHead(200, { ...found.headers, 'x-content-type-options': 'nosniff' });
    response.end(found.bytes);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  return { origin: `http://127.0.0.1:${port}`, port, requests, close: () => stop(server) };
}

function stop(server) {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
}

async function policyOf(file, ancestors) {
  const policy = /Content-Security-Policy: (.*)/.exec(await readFile(file, 'utf8'))?.[1];
  if (!policy) throw new Error(`${file} names no Content-Security-Policy: build it with \`cargo xtask dist\``);
  return policy.replace(/frame-ancestors [^;]*/, (some) => [some, ...ancestors].join(' '));
}
