import type { Change } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { CheckedAnswers, CheckInput, CheckRule } from '../input.ts';

/** What a run with the answers would change. Where only the catalog is newer it is a warning, not an error. */
export const outOfDate: CheckRule = (input) => {
  const { answers } = input;
  if (!answers) return [];
  const late = answers.plan.changes.filter((change) => change.kind !== 'keep');
  const newer = late.filter((change) => isOnlyNewer(change, answers, input));
  const summaryOnly = newer.length === late.length - 1 && hasOlderCatalog(answers, input);
  return late.map((change) => {
    const isSummary = change.layer === undefined && change.number === undefined;
    if (newer.includes(change) || (isSummary && (summaryOnly || newer.length > 0) && summaryOnly)) {
      return newerCatalog(change);
    }
    if (change.listOnly && late.length === 1) return olderList(change);
    return outdated(change, answers);
  });
};

/** The answers behind the record are the same; its facts come from an older catalog. */
function isOnlyNewer(change: Change, answers: CheckedAnswers, input: CheckInput): boolean {
  if (change.kind !== 'update') return false;
  const file = input.records.find((record) => record.path === change.path);
  const identity = file?.adr.identity;
  if (!identity || identity.catalog === answers.stack.catalogVersion) return false;
  return answers.follows(identity);
}

function hasOlderCatalog(answers: CheckedAnswers, input: CheckInput): boolean {
  return [...input.current.values()].some((file) => file.adr.identity?.catalog !== answers.stack.catalogVersion);
}

function newerCatalog(change: Change): Problem {
  return {
    code: 'check/newer-catalog',
    severity: 'warning',
    file: change.path,
    line: 1,
    message: 'The catalog knows newer facts than this file tells.',
    hint: 'Run create-arch-adr to bring it up to date.',
  };
}

/** Nothing that the answers say is missing: a person wrote a record, and the next run lists it. */
function olderList(change: Change): Problem {
  return {
    code: 'check/out-of-date',
    severity: 'warning',
    file: change.path,
    line: 1,
    message: 'The list of records on this page is older than the log.',
    hint: 'Run create-arch-adr to bring it up to date.',
  };
}

const words: Readonly<Record<Exclude<Change['kind'], 'keep'>, string>> = {
  create: 'This file is missing: the answers ask for it',
  update: 'This file does not say what the answers say',
  rename: 'This file should have another name',
  conflict: 'This file was edited by hand where the answers changed, too',
};

function outdated(change: Change, { file }: CheckedAnswers): Problem {
  const { kind, path, from } = change;
  const what = kind === 'keep' ? 'This file is right' : words[kind];
  return {
    code: kind === 'conflict' ? 'check/conflict' : 'check/out-of-date',
    severity: 'error',
    file: from ?? path,
    line: 1,
    message: `${what} (${from === undefined ? '' : `${path}; `}${change.why}).`,
    hint:
      kind === 'conflict'
        ? 'Bring text and answers together, or take the new text with --ours.'
        : `Run create-arch-adr to write what ${file} says, or create-arch-adr --dry-run to see it first.`,
  };
}
