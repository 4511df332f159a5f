import { convertRecord } from '../adr/convert.ts';
import { linkedFile } from '../adr/relations.ts';
import { isAdopted, isRecord, type AdrFile, type AdrLog, type Neighbour, type RecordFormat } from '../model/adr.ts';
import { keyOf, type Stack } from '../model/decision.ts';
import type { Change, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Templates } from '../model/template.ts';
import { assign, neighbourAt, seenFrom, type Assignment } from './assign.ts';
import { clashesOf, clashWith } from './clashes.ts';
import { hasMergeMarks, mergeProblem } from './drafts.ts';
import { isDraft } from './fields.ts';
import { newRecord, olderOf } from './record.ts';

/** What a conversion of a log follows from. */
export interface ConvertInput {
  readonly log: AdrLog;
  readonly to: RecordFormat;
  readonly templates: Templates;
  /** The decisions behind the records, when there are answers. */
  readonly stack?: Stack;
  /** Where the stack page is. */
  readonly page?: string;
}

/** The records that the program made, in another format. Records of others and adopted ones stay as they are. */
export function planConvert(input: ConvertInput): Plan {
  const { log, to } = input;
  const files = [...log.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const mine = files.filter((file) => isMade(file) && (file.adr.identity?.format ?? 'portable') !== to);
  const broken = mine.filter((file) => hasMergeMarks(file.text));
  const clashes = clashesOf(log).filter(({ original, copies }) =>
    [original, ...copies].some((file) => mine.includes(file)),
  );
  const freshOf = freshTexts(input);
  const changes = mine
    .filter((file) => !broken.includes(file) && !clashWith(file, clashes))
    .flatMap((file) => changeOf(file, input, freshOf(file)));
  return {
    changes,
    problems: [...broken.map((file): Problem => mergeProblem(file)), ...clashes.flatMap(({ problems }) => problems)],
  };
}

function isMade(file: AdrFile): boolean {
  return isRecord(file) && file.adr.identity !== undefined && !isAdopted(file.adr.identity);
}

type Fresh = { readonly old: string; readonly new: string } | undefined;

function changeOf(file: AdrFile, { log, to, templates }: ConvertInput, fresh: Fresh): Change[] {
  const { adr, path, text } = file;
  const { identity, number } = adr;
  if (!identity) return [];
  const after = convertRecord(file, identity, {
    to,
    template: templates.record(to),
    supersedes: linked(file, 'supersedes', log),
    wouldSupersede: linked(file, 'would supersede', log),
    successors: linked(file, 'superseded by', log),
    open: isDraft(adr.status),
    ...(fresh ? { fresh } : {}),
  });
  const place = { path, before: text, after, layer: identity.layer, ...(number === undefined ? {} : { number }) };
  return [{ kind: 'update', ...place, why: `${identity.format ?? 'portable'} becomes ${to}` }];
}

function linked(file: AdrFile, phrase: string, log: AdrLog): Neighbour[] {
  return file.adr
    .links()
    .filter((link) => link.phrase === phrase)
    .flatMap((link) => linkedFile(link, file.path, log) ?? [])
    .filter((found, index, all) => all.indexOf(found) === index)
    .map((found) => seenFrom(file.path, neighbourAt(found, log)));
}

/** What the answers make of a record in its own format and in the new one; nothing where no decision stands behind it. */
function freshTexts({ log, to, templates, stack, page }: ConvertInput): (file: AdrFile) => Fresh {
  if (!stack) return () => undefined;
  const { assignments } = assign(stack.decisions, log, [], () => '', new Set());
  const byKey = new Map(assignments.map((one) => [keyOf(one.decision), one]));
  const find = (key: Parameters<typeof keyOf>[0]): Assignment | undefined => byKey.get(keyOf(key));
  return (file) => {
    const assignment = assignments.find((one) => one.act === 'merge' && one.standing === file);
    if (!assignment) return undefined;
    const day = file.adr.date ?? '';
    const make = (format: RecordFormat): string =>
      newRecord(
        assignment,
        { ...olderOf(assignment, log), supersedes: linked(file, 'supersedes', log) },
        {
          stack,
          today: () => day,
          templates,
          format: () => format,
          find,
          ...(page === undefined ? {} : { page }),
        },
      );
    return { old: make(file.adr.identity?.format ?? 'portable'), new: make(to) };
  };
}
