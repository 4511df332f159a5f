// Whether the rules that `check --readers` goes by are those of the programs: every odd record of test/corpus and every
// trap below is read by the real program and by its rules, and both must show the same, word for word.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf, readers } from './readers.js';
import { rulesOf } from './rules.js';

const corpus = fileURLToPath(new URL('../../test/corpus', import.meta.url));

/** Pages of the corpus that are no records. */
const pages = ['README.md', 'index.md'];

/** Real programs that have rules: name in the table, id of the rules, and the fields that the program shows. */
const proved = [
  { name: 'adr-tools', id: 'adr-tools', fields: ['title', 'older'] },
  { name: 'adr-log', id: 'adr-log', fields: ['title'] },
  { name: 'log4brains', id: 'log4brains', fields: ['title', 'status', 'date', 'successor'] },
  { name: 'Backstage', id: 'backstage', fields: ['status', 'date'] },
];

const nygard = '# 1. A\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nx\n';

/** Records that some reader misreads, by what is odd in them. */
const traps = {
  'front-matter': '---\nstatus: rejected\ndate: 2026-01-02\n---\n# 1. A\n',
  'blank-line-behind-matter': '---\nstatus: rejected\n---\n\n# 1. A\n',
  'quotes-in-matter': '---\nstatus: "superseded by ADR-0002"\ndate: "2026-01-02"\n---\n# A\n',
  'yaml-words': '---\nstatus: no\ndate: 2026-1-2\n---\n# A\n',
  'comment-first': '<!-- draft -->\n# 1. A\n\n- Status: accepted\n',
  'blank-line-first': '\n# 1. A\n\n* Status: deprecated\n* Date: 02/01/2026\n',
  'list-behind-words': '# 1. A\n\nWords.\n\n- One\n- Two\n\n- Status: rejected\n',
  'second-list': '# 1. A\n\n- One\n\n* Status: rejected\n',
  'list-behind-heading': '# 1. A\n\n## Facts\n\n- Status: rejected\n- Date: 2026-01-02\n',
  'list-in-code': '# 1. A\n\n```\n- Status: rejected\n```\n\n- Status: proposed\n',
  'list-with-sublist': '# 1. A\n\n- Status: rejected\n  - by Ana\n- Date: 2026-01-02\n',
  'bold-fields': '# 1. A\n\n**Status:** rejected\n\n- **Status**: proposed\n- **Date**: 2026-01-02\n',
  'unknown-word': '# 1. A\n\n- Status: done\n- Date: 2 January 2026\n',
  'successor-by-number': '# 1. A\n\n- Status: superseded by ADR-0002\n',
  'successor-by-name':
    '# 1. A\n\n- Status: superseded by [0002-b](0002-b.md)\n\n## Status\n\nSuperseded by [2. B](0002-b.md)\n',
  nygard,
  'nygard-link-first': nygard.replace('Accepted', 'Supersedes [2. B](0002-b.md)\n\nAccepted'),
  'nygard-path-in-link': nygard.replace('Accepted', 'Accepted\n\nSupersedes [2. B](./0002-b.md)'),
  'nygard-amends': nygard.replace('Accepted', 'Accepted\n\nAmends [2. B](0002-b.md)\n\nAmended by [3. C](0003-c.md)'),
  'nygard-no-status': '# 1. A\n\nWords.\n',
  'numbered-otherwise': '# ADR-0001: Use Node.js\n\n## Status\n\nProposed\n',
  'title-with-marks': '# 1. Use `a` and *b* \\_c\\_ [d](e.md)\n',
  'title-in-setext': '1. A\n====\n\n- Status: rejected\n',
  'no-title': 'Words only.\n',
};

/** Records at which a program ends, or which it leaves out; each stands in a log of its own. */
const stoppers = {
  'bad-yaml': '---\nstatus: [accepted\n---\n# A\n',
  empty: '',
};

function makeLog(folder) {
  const log = join(folder, 'docs/adr');
  mkdirSync(log, { recursive: true });
  for (const name of readdirSync(corpus)) {
    if (name.endsWith('.md') && !pages.includes(name)) cpSync(join(corpus, name), join(log, name));
  }
  for (const [index, [name, text]] of Object.entries(traps).entries()) {
    writeFileSync(join(log, `${5000 + index}-${name}.md`), text);
    writeFileSync(join(log, `${6000 + index}-${name}-crlf.md`), text.replaceAll('\n', '\r\n'));
  }
  configure(folder);
}

function makeSmallLog(folder, text) {
  const log = join(folder, 'docs/adr');
  mkdirSync(log, { recursive: true });
  writeFileSync(join(log, '0001-odd.md'), text);
  writeFileSync(join(log, '0002-good.md'), nygard);
  configure(folder);
}

function configure(folder) {
  writeFileSync(join(folder, '.adr-dir'), 'docs/adr\n');
  writeFileSync(join(folder, '.log4brains.yml'), 'project:\n  name: Odd\n  tz: Etc/UTC\n  adrFolder: ./docs/adr\n');
}

/** A value as it is compared: nothing, an empty text and an empty list are one; the targets of links by their number. */
function comparable(field, value) {
  if (field === 'older') return (value ?? []).map((target) => String(Number.parseInt(target, 10))).join();
  return (value ?? '').replace(/\r$/, '');
}

/** What differs between a program and its rules on a log, and how much was compared. */
async function compare(folder, { name, id, fields }) {
  const files = filesOf(folder);
  const real = await outcome(readers.find((reader) => reader.name === name).read(folder));
  const rules = await outcome(Promise.resolve().then(() => rulesOf(id, files)));
  if (!real || !rules)
    return {
      compared: 1,
      wrong:
        real || rules
          ? [`${name}: ${real ? 'its rules stop' : 'it stops, by its rules it does not'} in ${folder}`]
          : [],
    };
  const wrong = [];
  let compared = 0;
  for (const { name: file } of files) {
    const [shown, said] = [real.get(file), rules.get(file)];
    if (Boolean(shown) !== Boolean(said)) wrong.push(`${name} ${shown ? 'takes' : 'leaves'} ${file}, its rules do not`);
    for (const field of shown && said ? fields : []) {
      const [one, other] = [comparable(field, shown[field]), comparable(field, said[field])];
      compared += 1;
      if (one !== other) wrong.push(`${name} on ${file}: ${field} "${one}", by its rules "${other}"`);
    }
  }
  return { compared, wrong };
}

/** Whether a date in front matter is the day before for a server west of Greenwich. */
async function dayBefore(folder) {
  const read = await readers.find(({ name }) => name === 'Backstage, server in New York').read(folder);
  const { date } = read.get('5000-front-matter.md');
  return { compared: 1, wrong: date === '2026-01-01' ? [] : [`Backstage in New York shows ${date} for 2026-01-02`] };
}

/** What was read, or `undefined` when the program stopped. */
async function outcome(reading) {
  return reading.catch(() => undefined);
}

const work = mkdtempSync(join(tmpdir(), 'arch-adr-rules-'));
try {
  const logs = [join(work, 'odd'), ...Object.keys(stoppers).map((name) => join(work, name))];
  makeLog(logs[0]);
  for (const [name, text] of Object.entries(stoppers)) makeSmallLog(join(work, name), text);
  const results = [];
  for (const folder of logs) for (const pair of proved) results.push(await compare(folder, pair));
  results.push(await dayBefore(logs[0]));
  const compared = results.reduce((sum, result) => sum + result.compared, 0);
  const wrong = results.flatMap((result) => result.wrong);
  console.log(`${compared} fields of odd records read by the programs and by their rules: ${wrong.length} differ`);
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
