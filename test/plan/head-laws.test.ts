import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import { recordFormats, type RecordFormat } from '../../src/model/adr.ts';
import { statuses } from '../../src/model/answers.ts';
import { planConvert } from '../../src/plan/convert.ts';
import { statusChange } from '../../src/plan/set-status.ts';
import { answersArbitrary, applied, logOf, run, stackOf, type Answered, type Files } from '../helpers/runs.ts';

const templates = readTemplates();
const words = 'our own words';

/** What a person writes into the head of a record; a text that has no such place comes back as it is. */
const headEdits: Readonly<Record<string, (text: string) => string>> = {
  'lines above the title': (text) => text.replace(/^# /m, `> Read ${words} first.\n\n# `),
  'a comment above the title': (text) => text.replace(/^# /m, `<!-- ${words} -->\n# `),
  'lines below the title': (text) => text.replace(/^(# .*\n)/m, `$1\nSee ${words}.\n`),
  'a comment in the front matter': (text) => text.replace(/^---\n/, `---\n# ${words}\n`),
  'a comment behind a value': (text) => text.replace(/^(date: .*)$/m, `$1 # ${words}`),
  'a key of the front matter': (text) => text.replace(/^(date: .*)$/m, `$1\nteam: ${words}`),
  'words behind the status of the front matter': (text) => text.replace(/^(status: \w+)$/m, `$1 (${words})`),
  'words behind the status': (text) => text.replace(/^(- Status: \w+)$/m, `$1 (${words})`),
  'words behind the date': (text) => text.replace(/^((?:- )?[Dd]ate: .*)$/m, `$1 (${words})`),
  'another tag': (text) => text.replace(/^(- Tags: .*)$/m, `$1, ${words}`),
  'another field': (text) => text.replace(/^((?:- )?Date: .*)$/m, `$1\n- Owner: ${words}`),
  'a line in the comment of the date': (text) => text.replace(/^-->$/m, `Said by ${words}\n-->`),
  'a line that goes on': (text) => text.replace(/^(- Deciders: .*)$/m, `$1\n  and ${words}`),
  'words behind the status of the section': (text) => text.replace(/^(## Status\n\n\w+)$/m, `$1 (${words})`),
  'a sentence in the section of the status': (text) => text.replace(/^(## Status\n\n.*\n)/m, `$1\nSaid: ${words}.\n`),
  'fields in another order': (text) => text.replace(/^(- Status: .*\n)(- Date: .*)$/m, `$2\n$1- Note: ${words}`),
  'the status in bold': (text) => text.replace(/^- (Status): (\w+)$/m, `- **$1:** $2, ${words}`),
};

const edit = fc.record({ kind: fc.constantFrom(...Object.keys(headEdits)), record: fc.nat(5), crlf: fc.boolean() });

function edited(files: Files, { kind, record, crlf }: { kind: string; record: number; crlf: boolean }): Files {
  const paths = Object.keys(files).filter((path) => path.startsWith('docs/adr/'));
  const path = paths[record % Math.max(1, paths.length)];
  if (path === undefined) return files;
  const text = headEdits[kind]?.(files[path] ?? '') ?? '';
  return { ...files, [path]: crlf ? text.replaceAll('\n', '\r\n') : text };
}

function count(files: Files): number {
  return Object.values(files).filter((text) => text.includes(words)).length;
}

function converted(files: Files, answers: readonly Answered[], to: RecordFormat): Files {
  return applied(
    files,
    planConvert({ log: logOf(files), page: 'docs/stack.md', to, templates, stack: stackOf(answers) }),
  );
}

const facts = (files: Files): unknown =>
  logOf(files).files.map(({ adr, path }) => [path, adr.number, adr.title, adr.status, adr.date]);

it('a conversion keeps every word in the head of a record, and what the head says', () => {
  const formats = fc.array(fc.constantFrom(...recordFormats), { minLength: 1, maxLength: 3 });
  let checked = 0;
  fc.assert(
    fc.property(answersArbitrary, fc.constantFrom(...recordFormats), edit, formats, (answers, start, change, all) => {
      let files = edited(run({}, answers, start), change);
      if (count(files) === 0) return;
      checked += 1;
      for (const to of all) {
        const before = facts(files);
        files = converted(files, answers, to);
        expect(count(files), change.kind).toBe(1);
        expect(facts(files)).toEqual(before);
        expect(converted(files, answers, to)).toEqual(files);
      }
    }),
    { numRuns: 150 },
  );
  expect(checked).toBeGreaterThan(10);
}, 60_000);

it('runs with other answers keep every word in the head of a record, and a second run changes nothing', () => {
  const rest = fc.array(answersArbitrary, { minLength: 1, maxLength: 3 });
  let checked = 0;
  fc.assert(
    fc.property(answersArbitrary, fc.constantFrom(...recordFormats), edit, rest, (answers, start, change, all) => {
      let files = edited(run({}, answers, start), change);
      if (count(files) === 0) return;
      checked += 1;
      for (const next of all) {
        files = run(files, next);
        expect(count(files), change.kind).toBe(1);
        expect(run(files, next)).toEqual(files);
      }
    }),
    { numRuns: 150 },
  );
  expect(checked).toBeGreaterThan(10);
}, 60_000);

it('a status of a person keeps every word in the head of a record', () => {
  const rest = fc.array(fc.constantFrom(...statuses), { minLength: 1, maxLength: 3 });
  let checked = 0;
  fc.assert(
    fc.property(answersArbitrary, fc.constantFrom(...recordFormats), edit, rest, (answers, start, change, all) => {
      let files = edited(run({}, answers, start), change);
      if (count(files) === 0) return;
      checked += 1;
      for (const status of all) {
        for (const file of logOf(files).files) {
          const after = statusChange(file, status, '2026-12-05')?.after ?? '';
          expect(logOf({ [file.path]: after }).files[0]?.adr.status, change.kind).toBe(status);
          files = { ...files, [file.path]: after };
        }
        expect(count(files), change.kind).toBe(1);
      }
    }),
    { numRuns: 150 },
  );
  expect(checked).toBeGreaterThan(10);
}, 60_000);
