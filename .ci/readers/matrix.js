// Which program reads which of our formats right: a log made by real runs in each format, read by the real readers. Fails
// when one of them misreads what is promised, and when the README shows another table than this run; `--write` puts the
// table there.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expected, makeLog } from './log.js';
import { languages } from './languages.js';
import { readMarkdown, shown } from './markdown.js';
import { readers } from './readers.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = join(root, 'README.md');
const fields = {
  title: 'titles',
  status: 'statuses',
  date: 'dates',
  older: 'what it supersedes',
  successor: 'successors',
};

/** Formats with the readers that are not promised to read them. */
const notPromised = {
  portable: ['Structurizr, importer madr'],
  // The status stands in a section only.
  nygard: ['log4brains', 'Backstage', 'Backstage, server in New York', 'Structurizr, importer madr'],
  'y-statement': ['Structurizr, importer madr'],
  // They look past front matter; adr-log takes the blank line below it, which MADR's own template and formatters have, for
  // the title; a server west of Greenwich takes a day of YAML for the evening before.
  madr: ['adr-tools', 'adr-log', 'log4brains', 'Backstage, server in New York', 'Structurizr, importer adrtools'],
};

/** The formats that the program has templates for, the default one first. */
function formats() {
  const names = readdirSync(join(root, 'templates')).map((name) => name.replace('.md.hbs', ''));
  return names.filter((name) => name !== 'stack').sort((a, b) => Number(b === 'portable') - Number(a === 'portable'));
}

/** What a reader makes of a log: misread fields, each with the records where it is wrong. */
async function misreadings(reader, folder) {
  let told;
  try {
    told = new Map(
      [...(await reader.read(folder))].map(([name, told]) => [Number.parseInt(name, 10), plain(told, reader)]),
    );
  } catch (error) {
    return [
      {
        field: 'stops',
        where: [
          String(error.stderr ?? error.message)
            .trim()
            .split('\n')
            .at(-1),
        ],
      },
    ];
  }
  const lost = expected.filter(({ number }) => !told.has(number)).map(({ number }) => `record ${number}`);
  const strange = [...told.keys()].filter((number) => !expected.some((record) => record.number === number));
  const wrong = reader.tells.map((field) => ({
    field,
    where: expected
      .filter(({ number, [field]: value }) => told.has(number) && told.get(number)[field] !== value)
      .map(({ number, [field]: value }) => `record ${number}: "${told.get(number)[field]}", not "${value}"`),
  }));
  return [{ field: 'records', where: [...lost, ...strange.map((name) => `${name} is no record`)] }, ...wrong].filter(
    ({ where }) => where.length > 0,
  );
}

/** What is shown, as a person takes it: a heading's number is no part of the title, nor is the successor of the status. */
function plain({ title, status, date, older, successor }, { markdown }) {
  const number = (name) => (name === undefined ? undefined : Number.parseInt(name, 10));
  return {
    title: (title && markdown ? shown(readMarkdown(`# ${title}`).tree) : title)?.replace(/^\d+\. /, ''),
    status: status?.toLowerCase().replace(/^superseded by \S.*/, 'superseded'),
    date,
    older: number(older?.[0]),
    successor: number(successor),
  };
}

function cellOf(wrong) {
  if (wrong.length === 0) return 'right';
  const words = wrong.map(({ field }) => fields[field] ?? field);
  return wrong[0].field === 'stops' ? 'stops' : `wrong: ${words.join(', ')}`;
}

/** One line of the table, and what broke a promise. */
async function rowOf({ name, version, cells, what }, broken) {
  const shown = [];
  for (const { format, cell, faults } of cells) {
    shown.push(cell);
    const excused = notPromised[format]?.includes(name) ?? false;
    if (faults.length > 0 && !excused) broken.push(`${name} ${version} on ${format}:\n  ${faults.join('\n  ')}`);
  }
  return `| ${name} | ${version} | ${what} | ${shown.join(' | ')} |`;
}

async function readerCells(reader, logs) {
  const cells = [];
  for (const { format, folder } of logs) {
    const wrong = await misreadings(reader, folder);
    const faults = wrong.flatMap(({ field, where }) => where.map((place) => `${field}: ${place}`));
    cells.push({ format, cell: cellOf(wrong), faults });
  }
  return cells;
}

async function languageCells(language, logs) {
  const cells = [];
  for (const { format, folder } of logs) {
    const faults = await language.read(folder);
    const cell =
      faults === undefined
        ? '–'
        : faults.length === 0
          ? 'right'
          : `${faults.length} complaint${faults.length === 1 ? '' : 's'}`;
    cells.push({ format, cell, faults: faults ?? [] });
  }
  return cells;
}

async function table(logs, broken) {
  const lines = [
    `| Reader | Version | What is compared | ${logs.map(({ format }) => `\`${format}\``).join(' | ')} |`,
    `| --- | --- | --- | ${logs.map(() => '---').join(' | ')} |`,
  ];
  for (const reader of readers) {
    const what = ['records', ...reader.tells.map((field) => fields[field])].join(', ');
    const cells = await readerCells(reader, logs);
    lines.push(await rowOf({ name: reader.name, version: reader.version(), what, cells }, broken));
  }
  for (const language of languages) {
    const cells = await languageCells(language, logs);
    lines.push(await rowOf({ name: language.name, version: language.version(), what: language.what, cells }, broken));
  }
  return lines.join('\n');
}

const work = mkdtempSync(join(tmpdir(), 'arch-adr-readers-'));
try {
  const logs = formats().map((format) => ({ format, folder: join(work, format) }));
  for (const { format, folder } of logs) makeLog(folder, format);
  const broken = [];
  const made = await table(logs, broken);
  console.log(made);
  for (const text of broken) console.error(`\nMisread: ${text}`);
  const before = readFileSync(readme, 'utf8');
  const after = before.replace(
    /(<!-- readers -->\n)[\s\S]*?(<!-- readers: end -->)/,
    (_, begin, end) => `${begin}\n${made}\n\n${end}`,
  );
  if (process.argv[2] === '--write') writeFileSync(readme, after);
  else if (after !== before) broken.push('The README shows another table; run node .ci/readers/matrix.js --write');
  if (broken.length > 0) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
