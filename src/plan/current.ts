import { isOurs } from '../adr/file.ts';
import { isRecord, type Adr, type AdrFile, type AdrLog } from '../model/adr.ts';
import { decisionKey, keyOf } from '../model/decision.ts';

const ended = ['superseded', 'rejected', 'deprecated'];

/**
 * The record that each decision goes by today: of those with its identity the newest accepted one, else the newest that is
 * not superseded, rejected or deprecated. Keys are those of `keyOf`.
 */
export function currentRecords(log: AdrLog): Map<string, AdrFile> {
  const open = log.files.filter((file) => !ended.includes(file.adr.status));
  return new Map(
    [...byDecision(open)].flatMap(([, files]) => {
      const file = files.find(({ adr }) => adr.status === 'accepted') ?? files[0];
      return file?.adr.identity ? [[keyOf(file.adr.identity), file] as const] : [];
    }),
  );
}

/**
 * The records that a decision can go on living in, newest first: not superseded, and not ended because the decision left
 * the answers. One that the team rejected or deprecated still stands for its decision. Keys are those of `decisionKey`.
 */
export function openRecords(log: AdrLog): Map<string, AdrFile[]> {
  return byDecision(
    log.files.filter(
      (file) => isOurs(file) && file.ended === undefined && file.adr.status !== 'superseded' && !isGone(file.adr),
    ),
  );
}

/** The records of each decision that are not superseded, newest first, those that ended with it too. Keys: `decisionKey`. */
export function decisionRecords(log: AdrLog): Map<string, AdrFile[]> {
  return byDecision(log.files.filter((file) => isOurs(file) && file.adr.status !== 'superseded'));
}

/** Records of a decision that nothing follows in the log, though they are superseded: newest first. */
export function supersededRecords(log: AdrLog): Map<string, AdrFile[]> {
  return byDecision(log.files.filter((file) => isOurs(file) && file.adr.status === 'superseded'));
}

function isGone({ identity, status }: Adr): boolean {
  return identity?.gone === true && ended.includes(status);
}

function byDecision(files: readonly AdrFile[]): Map<string, AdrFile[]> {
  const records = new Map<string, AdrFile[]>();
  for (const file of files) {
    const { identity } = file.adr;
    if (!identity || !isRecord(file)) continue;
    const key = decisionKey(identity);
    const known = records.get(key);
    if (known) known.push(file);
    else records.set(key, [file]);
  }
  for (const list of records.values()) list.sort(newestFirst);
  return records;
}

function newestFirst(a: AdrFile, b: AdrFile): number {
  return (b.adr.number ?? 0) - (a.adr.number ?? 0) || (a.path < b.path ? 1 : -1);
}
