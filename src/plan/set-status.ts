import { without } from '../adr/identity.ts';
import { parseAdr } from '../adr/parse.ts';
import { dateEdits } from '../adr/place-edits.ts';
import { statusEdits } from '../adr/status.ts';
import type { AdrFile } from '../model/adr.ts';
import type { AnswerStatus } from '../model/answers.ts';
import type { Change } from '../model/plan.ts';
import { applyEdits } from '../text/edit.ts';
import { withIdentity } from './record.ts';

/**
 * A record with another status in all its places. One of ours gets the day too; a record of others keeps its date. `undefined`
 * where the status would stand in a comment or code that nobody closed.
 */
export function statusChange(file: AdrFile, status: AnswerStatus, today: string): Change | undefined {
  const { adr, path, text } = file;
  const edits = statusEdits(text, adr, { status });
  const place = {
    path,
    before: text,
    ...(adr.identity ? { layer: adr.identity.layer } : {}),
    ...(adr.number === undefined ? {} : { number: adr.number }),
  };
  if (!adr.identity) {
    const after = applyEdits(text, edits);
    return parseAdr(after, path).status === status ? changeOf(place, after, status) : undefined;
  }
  const { identity } = adr;
  // A status that a person gives brings back a record whose decision had left the answers.
  const isNew = adr.status !== status || identity.status !== status;
  const dated = isNew ? dateEdits(text, adr.datePlaces, today) : [];
  const date = isNew ? today : identity.date;
  return changeOf(
    place,
    withIdentity(file, [...edits, ...dated], { ...without(identity, 'gone'), status, date }),
    status,
  );
}

function changeOf(
  place: Pick<Change, 'path' | 'layer' | 'number'> & { before: string },
  after: string,
  status: string,
): Change {
  return after === place.before
    ? { kind: 'keep', ...place, after, why: `${status} already` }
    : { kind: 'update', ...place, after, why: status };
}
