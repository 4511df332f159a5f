import { dirname, join, relative, sep } from 'node:path';
import { adrFile, unreadableFile } from '../adr/file.ts';
import { InputError } from '../errors.ts';
import { findLog, type LogPlace } from '../io/find-log.ts';
import { listLog } from '../io/list-log.ts';
import { hasAnswers } from '../io/project.ts';
import { readTexts } from '../io/texts.ts';
import type { AdrFile, AdrLog } from '../model/adr.ts';
import { refuseHidden } from './hidden-files.ts';
import { usualPage } from './load.ts';
import type { Place } from './place.ts';

/**
 * The log of a repository with all its records read. A file that cannot be read is there by its name, with the reason.
 * Errors: the log is that of another project (InputError), or a sparse checkout hides a part of it or of the page
 * (OutsideError).
 */
export async function loadLog(place: Place, named: string | undefined, page?: string): Promise<AdrLog & LogPlace> {
  const found = findLog(place.root, named);
  refuseShared(place, found.directory);
  await refuseHidden(place, [found.directory, page ?? usualPage]);
  const { paths, unread } = listLog(place.root, found.directory);
  const read = new Map<string, AdrFile>();
  for (const file of readTexts(place.root, paths)) {
    read.set(
      file.path,
      'bytes' in file ? adrFile(file.path, file.bytes) : unreadableFile(file.path, file.fault, file.content),
    );
  }
  const files = paths.map((path) => read.get(path) ?? unreadableFile(path, goneFault(path)));
  return { ...found, files, unread };
}

/** A log belongs to the nearest project around it. Errors: that is another one (InputError). */
function refuseShared({ root }: Place, directory: string): void {
  for (let at = join(root, directory); at !== root && at !== dirname(at); at = dirname(at)) {
    if (!hasAnswers(at)) continue;
    const inner = relative(root, at).split(sep).join('/');
    throw new InputError(`The log ${directory} belongs to another project: ${inner} has a stack.yaml of its own.`, {
      hint: `Name another folder in \`output.directory\`, or run \`create-arch-adr ${inner}\`.`,
    });
  }
}

/** Listed, and not there: its name is not UTF-8, so it cannot be opened by it, or somebody took it away meanwhile. */
function goneFault(path: string): { readonly message: string; readonly hint: string } {
  return path.includes('\ufffd')
    ? { message: 'The name of the file is not UTF-8, so it cannot be read.', hint: 'Rename the file.' }
    : { message: 'The file cannot be read: it is gone.', hint: 'Run again.' };
}
