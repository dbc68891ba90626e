// The program of the tests crate that makes profiles and says what documents mean.
import { execFile } from 'node:child_process';

const ROOT = new URL('../../../', import.meta.url);
const RUN = ['run', '--quiet', '--package', 'skillmark-tests', '--bin', 'profiles', '--'];

// Signed profiles of made-up people, each with its graph: {signed, quads}.
export const samples = (count) => run(['samples', `${count}`], '');

// The graph of each document, or why it has none: {quads} or {error}.
export const graphs = (documents) => run(['quads'], documents.map((document) => JSON.stringify(document) + '\n').join(''));

function run(args, input) {
  return new Promise((resolve, reject) => {
    const done = (error, out) => (error ? reject(error) : resolve(out.trim().split('\n').map((line) => JSON.parse(line))));
    const child = execFile(process.env.CARGO ?? 'cargo', [...RUN, ...args], { cwd: ROOT, maxBuffer: 1 << 30 }, done);
    child.stdin.end(input);
  });
}
