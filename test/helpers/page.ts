import { parseAdr } from '../../src/adr/parse.ts';
import { settle } from '../../src/decide/settle.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import type { Answers, TeamContext } from '../../src/model/answers.ts';
import { keyOf, type Stack } from '../../src/model/decision.ts';
import { entriesOf, type Entry, type EntryInput } from '../../src/summary/entries.ts';
import { renderSummary } from '../../src/summary/page.ts';
import { answersOf, type ChoiceDraft } from './answers.ts';
import { wholeCatalog } from './catalog.ts';

const catalog = wholeCatalog();
const template = readTemplates().summary;

/** What a page is made for: choices, layers that are open or not used, and the team. */
export interface PageDraft {
  readonly choices?: readonly ChoiceDraft[];
  readonly open?: Readonly<Record<string, string>>;
  readonly skip?: Readonly<Record<string, string>>;
  readonly context?: Partial<TeamContext>;
  readonly system?: Stack['system'];
  /** Texts of records of the team's own, by path. */
  readonly foreign?: Readonly<Record<string, string>>;
}

/** The stack and its lines; every choice has a record with a number, in the order of the choices. */
export function pageInput({
  choices = [],
  open = {},
  skip = {},
  context,
  system,
  foreign = {},
}: PageDraft): EntryInput {
  const place = { file: 'stack.yaml', line: 1, column: 1 };
  const none = (kind: 'skip' | 'undecided', given: Readonly<Record<string, string>>): Answers['decisions'] =>
    Object.entries(given).map(([layer, reason]) => ({ kind, layer, reason, place }));
  const answers = answersOf(choices, context);
  const stack = settle(
    {
      ...answers,
      ...(system ? { system } : {}),
      decisions: [...answers.decisions, ...none('undecided', open), ...none('skip', skip)],
    },
    catalog,
  );
  const own = stack.decisions.map((decision, index) => {
    const number = String(index + 1).padStart(4, '0');
    const path = `docs/adr/${number}-record.md`;
    const text = `# ${index + 1}. Use it\n\n- Status: ${decision.status}\n- Date: 2026-11-24\n`;
    return { key: keyOf(decision), path, adr: parseAdr(text, path) };
  });
  const others = Object.entries(foreign).map(([path, text]) => ({ path, adr: parseAdr(text, path) }));
  return {
    stack,
    records: new Map(own.map(({ key, path }) => [key, { path }])),
    log: [...own.map(({ path, adr }) => ({ path, adr })), ...others].sort((a, b) => (a.path < b.path ? -1 : 1)),
    findOption: (id) => catalog.options.find((option) => option.id === id),
  };
}

/** The stack and the lines of its page. */
export function linesOf(draft: PageDraft): { readonly stack: Stack; readonly entries: readonly Entry[] } {
  const input = pageInput(draft);
  return { stack: input.stack, entries: entriesOf(input) };
}

/** The whole page. */
export function pageOf(draft: PageDraft): string {
  const result = renderSummary({
    ...pageInput(draft),
    before: undefined,
    path: 'docs/stack.md',
    directory: 'docs/adr',
    answersFile: 'stack.yaml',
    template,
  });
  if (!('page' in result)) throw new Error('No page');
  return result.page;
}
