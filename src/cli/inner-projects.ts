import { dirname, join } from 'node:path';
import { listFiles } from '../io/git.ts';
import { hasAnswers } from '../io/project.ts';
import { listOf } from '../text/sentence.ts';
import { answersFile, type Place } from './place.ts';

/** Projects that a message names at most. */
const mostNamed = 3;

/** What to do where a repository has no answers and folders inside it have: a sentence, or nothing where none has. */
export async function innerProjectsHint({ root, git }: Place): Promise<string | undefined> {
  const files = git ? ((await listFiles(root)) ?? []) : [];
  const folders = files.filter((path) => path.endsWith(`/${answersFile}`)).map((path) => dirname(path));
  const inner = folders.filter((folder) => hasAnswers(join(root, folder))).sort();
  if (inner.length === 0) return undefined;
  const named = inner.slice(0, mostNamed);
  const others = inner.length - named.length;
  const all = others > 0 ? [...named, `${others} more`] : named;
  return `${listOf(all)} ${inner.length === 1 ? 'has' : 'have'} a ${answersFile}: name the folder, as in \`create-arch-adr ${named[0] ?? ''}\`.`;
}
