import { isAdopted, type AdrFile, type AdrStatus } from '../model/adr.ts';
import type { Option } from '../model/catalog.ts';
import { chosenName, decisionKey, keyOf, type Decision, type Stack } from '../model/decision.ts';
import { rankOf } from './place.ts';

/** A record as the page shows it. */
export type PageRecord = Pick<AdrFile, 'path' | 'adr' | 'ended'>;

/** One line of the page: a decision, or the accepted record that stays in force while another option is proposed. */
export interface Entry {
  readonly decision: Decision;
  /** Name of the option. */
  readonly name: string;
  /** As the record has it, which a person may have changed; else as the answers have it. */
  readonly status: AdrStatus;
  readonly record?: PageRecord;
  /** Tells the nodes of a diagram apart. */
  readonly key: string;
  /** Whether it is the choice of the answers. */
  readonly isChoice: boolean;
  /** What the catalog knows of the option. */
  readonly option?: Option;
}

/** What the lines of the page follow from. */
export interface EntryInput {
  readonly stack: Stack;
  /** Path of the record of each decision, by its key. */
  readonly records: ReadonlyMap<string, { readonly path: string }>;
  /** All records as they are after the run. */
  readonly log: readonly PageRecord[];
  /** Finds an option by the id that a record remembers. */
  readonly findOption: (id: string) => Option | undefined;
}

/** Statuses of what is not part of the stack, or no longer. */
const ended: readonly AdrStatus[] = ['rejected', 'deprecated', 'superseded'];

/** Whether a line of the page is part of the stack: accepted or on the way to it. */
export function isDecided({ status }: Entry): boolean {
  return !ended.includes(status);
}

/** Whether a line of the page is a decision on a topic of the team's own, which has no place in the picture of the layers. */
export function isTopic({ decision }: Entry): boolean {
  return decision.layerOf.topic === true;
}

/** The lines of the page in the order of the picture; what is in force comes before what would supersede it. */
export function entriesOf(input: EntryInput): Entry[] {
  const byPath = new Map(input.log.map((record) => [record.path, record]));
  const accepted = acceptedRecords(input);
  const entries = input.stack.decisions.flatMap((decision) => {
    const path = input.records.get(keyOf(decision))?.path;
    const record = path === undefined ? undefined : byPath.get(path);
    const status = record && record.adr.status !== 'unknown' ? record.adr.status : decision.status;
    const own: Entry = {
      decision,
      name: chosenName(decision.chosen),
      status,
      key: keyOf(decision),
      isChoice: true,
      ...(record ? { record } : {}),
      ...('own' in decision.chosen ? {} : { option: decision.chosen.option }),
    };
    if (status === 'accepted') return [own];
    const others = accepted.get(decisionKey(decision)) ?? [];
    return [...others.filter((other) => other.path !== path).flatMap((other) => inForce(decision, other, input)), own];
  });
  return entries.sort((a, b) => rankOf(a.decision.layerOf, a.option) - rankOf(b.decision.layerOf, b.option));
}

/** Accepted records of decisions that are not accepted in the answers, by the key of the decision. */
function acceptedRecords({ log, stack }: EntryInput): ReadonlyMap<string, PageRecord[]> {
  const wanted = new Map(stack.decisions.map((decision) => [decisionKey(decision), [] as PageRecord[]]));
  for (const record of log) {
    // What ended is never accepted, and need not be read to know that.
    if (record.ended !== undefined) continue;
    const { identity, status } = record.adr;
    if (status === 'accepted' && identity) wanted.get(decisionKey(identity))?.push(record);
  }
  return wanted;
}

function inForce(decision: Decision, record: PageRecord, { findOption }: EntryInput): Entry[] {
  const { identity, status } = record.adr;
  if (!identity) return [];
  const option = findOption(identity.option);
  const name = isAdopted(identity) && !option ? record.adr.title : nameOf(identity.option, option);
  const key = `${keyOf(decision)} ${identity.option}`;
  return [{ decision, name, status, key, record, isChoice: false, ...(option ? { option } : {}) }];
}

function nameOf(id: string, option: Option | undefined): string {
  return option?.name ?? id.replace(/^own:/, '');
}
