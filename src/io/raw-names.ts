import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exists } from './read.ts';

/** Whether the name of an entry is not UTF-8, so that the entry cannot be found by it. */
export function isRawName(root: string, path: string): boolean {
  return path.includes('\ufffd') && !exists(join(root, path));
}

/**
 * The Markdown files in a folder whose name is not UTF-8, and below it, as paths from the root with a replacement for what is
 * not UTF-8. The folder itself where it has none, or where it cannot be listed.
 */
export function pathsInRaw(root: string, path: string): string[] {
  const cut = path.lastIndexOf('/');
  const [parent, name] = [path.slice(0, cut), path.slice(cut + 1)];
  const paths = entriesOf(Buffer.from(join(root, parent)))
    .filter((entry) => entry.isDirectory() && String(entry.name) === name)
    .flatMap((entry) => below(Buffer.concat([Buffer.from(`${join(root, parent)}/`), entry.name]), path));
  return paths.length > 0 ? paths : [path];
}

function below(folder: Buffer, shown: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = `${shown}/${String(entry.name)}`;
    if (entry.isDirectory()) return below(Buffer.concat([folder, Buffer.from('/'), entry.name]), path);
    return /\.md$/i.test(path) ? [path] : [];
  });
}

function entriesOf(folder: Buffer): ReturnType<typeof listed> {
  try {
    return listed(folder);
  } catch {
    return [];
  }
}

function listed(folder: Buffer) {
  return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
}
