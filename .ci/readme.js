// The parts of the READMEs that are made: what runs print, a record, the commands with their flags, and the map of src/.
// `--write` puts them in; a test compares them, so that none can lie.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/** The made parts by name: each stands between `<!-- name -->` and `<!-- name: end -->`. */
export function parts() {
  return { ...story(), detect: detection(), wizard: wizard(), commands: commands(), fields: fields(), map: map() };
}

/** Where the made parts stand. */
export const pages = ['README.md', 'src/README.md'];

/** A page with its made parts put in. */
function withParts(readme, made) {
  return Object.entries(made).reduce(
    (text, [name, part]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- ${name}: end -->)`),
        (_, begin, end) => `${begin}\n${part}\n\n${end}`,
      ),
    readme,
  );
}

/** The example from its first run to a change of mind, in one repository. */
function story() {
  return inRepository((folder, run) => {
    const answers = join(folder, 'stack.yaml');
    cpSync(join(root, 'examples/parcels.stack.yaml'), answers);
    const first = run('');
    const record = excerpt(
      readFileSync(join(folder, 'docs/adr/0002-use-apache-kafka-as-the-message-queue.md'), 'utf8'),
    );
    const status = run('status rpc accepted');
    writeFileSync(answers, readFileSync(answers, 'utf8').replace('choice: apache-kafka', 'choice: nats'));
    const check = run('check');
    const change = run('--quiet');
    return {
      first: consoleText(first),
      record: `\`\`\`markdown\n${record}\n\`\`\``,
      status: consoleText(status),
      check: consoleText(check),
      change: consoleText(change),
    };
  });
}

/** A record up to its consequences, with the lines between that only repeat the kind of thing left out. */
function excerpt(record) {
  const from = record.indexOf('## Context');
  const to = record.indexOf('**Operating it:**');
  return `${record.slice(0, record.indexOf('\n'))}\n\n…\n\n${record.slice(from, to).trimEnd()}\n\n…`;
}

function detection() {
  return inRepository((folder, run) => {
    cpSync(join(root, 'test/fixtures/detect/polyglot'), folder, {
      recursive: true,
      filter: (path) => !/expected\.json|services\/(quotes|scans|labels|billing)|infra$/.test(path),
    });
    return consoleText(run('detect'));
  });
}

/** What `work` makes of a scratch repository and a way to run the program in it, as a person sees it in a terminal. */
function inRepository(work) {
  const folder = mkdtempSync(join(tmpdir(), 'arch-adr-readme-'));
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: folder });
  const bin = join(root, 'bin/create-arch-adr.js');
  const run = (args) => {
    const day = /^(detect|catalog|template)/.test(args) ? '' : '--date 2026-11-24';
    const script = `'${process.execPath}' '${bin}' ${args} ${day} --no-color 2>&1 < /dev/null || true`;
    const printed = execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
    return `$ npx create-arch-adr ${args}`.trimEnd() + `\n${printed}`;
  };
  try {
    return work(folder, run);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function consoleText(text) {
  return `\`\`\`console\n${text.trimEnd()}\n\`\`\``;
}

/** The first two screens of the recording, which a test makes anew in a real terminal. */
function wizard() {
  const screens = readFileSync(join(root, 'examples/wizard.txt'), 'utf8').split(/^\[Enter\]$/m);
  return `\`\`\`text\n${screens.slice(0, 2).join('[Enter]').trimEnd()}\n\`\`\``;
}

/** Every command with its flags, from the one definition that also runs them. */
/** What a template may name, from the comment above a template that was ejected. */
function fields() {
  return inRepository((folder, run) => {
    run('template eject portable');
    const text = readFileSync(join(folder, 'docs/adr-templates/portable.md.hbs'), 'utf8');
    const rows = [...text.slice(0, text.indexOf('--}}')).matchAll(/^( {2,})(\w+)(\[\])?(\?)?: (.*)$/gm)];
    let group = '';
    return table(
      ['field', 'is', 'what'],
      rows.map(([, indent, name, list, optional, about]) => {
        const isInner = indent.length > 2;
        if (!isInner) group = name;
        const kind = `${list ? 'list' : 'one'}${optional ? ', may be missing' : ''}`;
        return [`\`${isInner ? `${group}.` : ''}${name}\``, kind, about];
      }),
    );
  });
}

function commands() {
  const file = readdirSync(join(root, 'dist')).find((name) => /^program-\w+\.js$/.test(name));
  const all = leaves(
    require(join(root, 'dist', file)).buildProgram({}, () => undefined),
    'create-arch-adr',
  );
  return [...all.map(commandText), commonText(all)].join('\n\n');
}

function leaves(command, path) {
  const inner = command.commands.flatMap((one) => leaves(one, `${path} ${one.name()}`));
  return command.registeredArguments.length > 0 ? [{ command, path }, ...inner] : inner;
}

const isCommon = (option) => option.helpGroupHeading === 'Common options:';

function commandText({ command, path }) {
  const words = command.registeredArguments.map(argumentText);
  const own = command.options.filter((option) => !isCommon(option));
  const head = `#### \`${[path, ...words].join(' ')}\`\n\n${command.description()}`;
  return own.length === 0 ? head : `${head}\n\n${table(['flag', 'meaning'], own.map(flagRow))}`;
}

function argumentText(argument) {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function flagRow({ flags, description, argChoices }) {
  const choices = argChoices ? `: ${argChoices.map((choice) => `\`${choice}\``).join(', ')}` : '';
  return [`\`${flags}\``, `${description}${choices}`];
}

/** The flags that many commands share, each once, with the commands that have it. */
function commonText(all) {
  const flags = [...new Set(all.flatMap(({ command }) => command.options.filter(isCommon).map(({ flags }) => flags)))];
  const rows = flags.map((flag) => {
    const having = all.filter(({ command }) => command.options.some(({ flags }) => flags === flag));
    const lacking = all.filter((one) => !having.includes(one));
    const short = ({ path }) => (path === 'create-arch-adr' ? 'a run' : `\`${path.replace('create-arch-adr ', '')}\``);
    const few = having.length <= lacking.length;
    const where = few ? having.map(short).join(', ') : `all but ${lacking.map(short).join(', ')}`;
    const option = having[0].command.options.find(({ flags }) => flags === flag);
    return [...flagRow(option), where];
  });
  const help = ['`-h, --help`', 'print the help of the command, with examples', 'all'];
  return `#### Common flags\n\n${table(['flag', 'meaning', 'commands'], [...rows, help])}`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function map() {
  const names = readdirSync(join(root, 'src'), { recursive: true }).map((name) => name.replaceAll('\\', '/'));
  const files = names.filter((name) => name.endsWith('.ts')).sort();
  return files
    .map((name) => `- \`src/${name}\`: ${firstSentence(readFileSync(join(root, 'src', name), 'utf8'))}`)
    .join('\n');
}

/** What a file is for: the first sentence of the doc comment of its first exported function, else of its first one. */
function firstSentence(text) {
  const functions = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:async )?function/.exec(text);
  const comment = functions?.[1] ?? /\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? /^\/\/(.*)/.exec(text)?.[1];
  const flat = (comment ?? 'Declarations.')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .filter((line) => line !== '')
    .join(' ');
  return (/^.*?[.:](?=\s|$)/.exec(flat)?.[0] ?? flat).replace(/:$/, '.');
}

if (process.argv[2] === '--write') {
  const made = parts();
  for (const page of pages) {
    const path = join(root, page);
    writeFileSync(path, withParts(readFileSync(path, 'utf8'), made));
  }
}
