import { isAdopted, type AdrFile, type AdrStatus } from '../model/adr.ts';
import type { Option } from '../model/catalog.ts';
import { chosenName, decisionKey, keyOf, type Decision, type Stack } from '../model/decision.ts';

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

/** The lines of the page in the order of the decisions; what is in force comes before what would supersede it. */
export function entriesOf(input: EntryInput): Entry[] {
  return input.stack.decisions.flatMap((decision) => {
    const path = input.records.get(keyOf(decision))?.path;
    const record = input.log.find((candidate) => candidate.path === path);
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
    return status === 'accepted' ? [own] : [...inForce(decision, path, input), own];
  });
}

function inForce(decision: Decision, path: string | undefined, { log, findOption }: EntryInput): Entry[] {
  return log.flatMap((record) => {
    const { identity, status } = record.adr;
    if (record.path === path || status !== 'accepted' || !identity) return [];
    if (decisionKey(identity) !== decisionKey(decision)) return [];
    const option = findOption(identity.option);
    const name = isAdopted(identity) && !option ? record.adr.title : nameOf(identity.option, option);
    const key = `${keyOf(decision)} ${identity.option}`;
    return [{ decision, name, status, key, record, isChoice: false, ...(option ? { option } : {}) }];
  });
}

function nameOf(id: string, option: Option | undefined): string {
  return option?.name ?? id.replace(/^own:/, '');
}
