import { statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from './open.ts';
import { topOf } from './project.ts';

/** Files that git reads on nearly every call, from the root. */
const names = [
  ...['config', 'config.worktree', 'HEAD', 'index', 'packed-refs', 'shallow', 'commondir', 'gitdir'],
  ...['info/exclude', 'info/attributes', 'info/grafts', 'objects/info/alternates'],
].map((name) => `.git/${name}`);
const all = ['.git', ...names, '.gitignore', '.gitattributes', '.gitmodules', '.mailmap'];

const known = new Map<string, string | undefined>();

/**
 * What keeps git from answering in a folder: a named pipe or a device where git reads a file, on which it waits for ever.
 * Looked at once for each folder. `undefined` where there is none.
 */
export function gitObstacle(root: string): string | undefined {
  if (!known.has(root)) known.set(root, lookFor(root));
  return known.get(root);
}

function lookFor(root: string): string | undefined {
  const top = topOf(root) ?? root;
  for (const name of all) {
    const found = statOf(join(top, name));
    if (found && !found.isFile() && !found.isDirectory()) return `${name} is ${kindOf(found)}, not a file`;
  }
  return undefined;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
