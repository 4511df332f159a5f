import { parseAdr } from '../adr/parse.ts';
import { fileName } from '../model/adr.ts';
import { isWrite, type Change } from '../model/plan.ts';
import { count } from '../text/sentence.ts';

/** Longer first lines are cut by tools that list commits. */
const longest = 100;

/** What a commit of these changes says: one line, and below it the records when there are several. `isRecord` knows records by path. */
export function commitMessage(changes: readonly Change[], isRecord: (path: string) => boolean): string {
  const records = changes.filter((change) => isWrite(change) && isRecord(change.path));
  const created = records.filter((change) => change.kind === 'create');
  // The records that a new one takes the place of are touched, too.
  const [subject] = created.length > 0 ? created : records;
  if (!subject) return 'docs: update the stack summary';
  const lines = records.map((change) => `- ${change.kind} ${fileName(change.path)}`);
  const isOne = records.length === 1 || created.length === 1;
  const first = isOne ? lineOfOne(subject) : lineOfMany(records, created);
  const body = records.length === 1 && first.length <= longest ? [] : ['', ...lines];
  return [first.length <= longest ? first : shortLine(subject), ...body].join('\n');
}

function lineOfMany(records: readonly Change[], created: readonly Change[]): string {
  return created.length === records.length
    ? `docs: record ${created.length} architecture decisions`
    : `docs: update ${count(records.length, 'architecture decision record', 'architecture decision records')}`;
}

function lineOfOne(change: Change): string {
  const title = parseAdr(change.after, change.path).title.replace(/\s+/g, ' ');
  const decision = title.startsWith('Use ') ? `the decision to use ${title.slice(4)}` : `the decision "${title}"`;
  return change.kind === 'create' ? `docs: record ${decision}` : `docs: update ${decision}`;
}

function shortLine(change: Change): string {
  return change.kind === 'create'
    ? 'docs: record an architecture decision'
    : 'docs: update an architecture decision record';
}
