// The rules of readers that `check --readers` goes by (src/check/readers), applied to the files of a log. They stand for
// programs that cannot be run here, and are held against those that can.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outfile = fileURLToPath(new URL('../../node_modules/.cache/create-arch-adr/rules.mjs', import.meta.url));

await build({
  stdin: {
    contents:
      "export { readers } from './src/check/readers/readers.ts'; export { parseAdr } from './src/adr/parse.ts';",
    resolveDir: root,
  },
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'error',
});
const { readers, parseAdr } = await import(pathToFileURL(outfile).href);

/** What a reader shows by its rules: file name → title, status, date and links. Throws where it stops. */
export function rulesOf(id, files) {
  const reader = readers.find((candidate) => candidate.id === id);
  const log = files.map(({ name, text }) => ({ path: `docs/adr/${name}`, text, adr: parseAdr(text, name) }));
  const taken = log.filter((file) => reader.takes(file, 'docs/adr'));
  const [stop] = reader.stops?.(taken) ?? [];
  if (stop) throw new Error(`${stop.file.path}: ${stop.why}`);
  return new Map(
    taken.flatMap((file) => {
      const told = reader.tell(file);
      return told ? [[file.path.slice('docs/adr/'.length), told]] : [];
    }),
  );
}
