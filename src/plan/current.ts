import type { AdrFile, AdrLog } from '../model/adr.ts';
import { keyOf } from '../model/decision.ts';

const ended = ['superseded', 'rejected', 'deprecated'];

/**
 * The record that speaks for each decision today: of those with its identity the newest that is not superseded, rejected
 * or deprecated. Keys are those of `keyOf`.
 */
export function currentRecords(log: AdrLog): Map<string, AdrFile> {
  const current = new Map<string, AdrFile>();
  for (const file of log.files) {
    const { identity, status } = file.adr;
    if (!identity || ended.includes(status)) continue;
    const key = keyOf(identity);
    const known = current.get(key);
    if (!known || isNewer(file, known)) current.set(key, file);
  }
  return current;
}

function isNewer(file: AdrFile, than: AdrFile): boolean {
  const byNumber = (file.adr.number ?? 0) - (than.adr.number ?? 0);
  return byNumber > 0 || (byNumber === 0 && file.path > than.path);
}
