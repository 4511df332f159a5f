// The built program in a pseudo-terminal, for the recording and the bench: starts it, sends keys, waits for pictures.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import xterm from '@xterm/headless';
import { spawn } from 'node-pty';

const bin = fileURLToPath(new URL('../bin/create-arch-adr.js', import.meta.url));

/** A home with a repository in it that uses Kafka from Go and Java, and nothing else. */
export function scratchHome() {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'arch-adr-')));
  const repository = join(home, 'parcels');
  mkdirSync(repository);
  writeFileSync(
    join(repository, 'go.mod'),
    'module example.org/parcels\n\nrequire github.com/segmentio/kafka-go v0.4.47\n',
  );
  writeFileSync(join(repository, 'pom.xml'), '<project><artifactId>parcels</artifactId></project>\n');
  const git = (...args) => execFileSync('git', args, { cwd: repository, env: { PATH: process.env.PATH, HOME: home } });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Ana');
  return { home, repository, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** Starts the program. `columns` and `rows` are those of the terminal. */
export function start(args, { home, repository, columns, rows }) {
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
  const child = spawn(process.execPath, [bin, ...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd: repository,
    env: { PATH: process.env.PATH, HOME: home, TERM: 'xterm-256color', NO_COLOR: '1' },
  });
  let over;
  let watcher = () => undefined;
  child.onData((text) => screen.write(text, () => watcher()));
  child.onExit(({ exitCode }) => {
    over = exitCode;
  });
  const lines = () =>
    Array.from({ length: screen.buffer.active.length }, (_, at) =>
      screen.buffer.active.getLine(at).translateToString(true),
    );
  /** Everything from the last question on. */
  const picture = () => {
    const all = lines();
    const at = all.findLastIndex((line) => line.startsWith('? '));
    return at < 0
      ? []
      : all
          .slice(Math.max(0, at - 1))
          .join('\n')
          .trimEnd()
          .split('\n');
  };
  const see = (text) =>
    new Promise((resolve, reject) => {
      const end = performance.now() + 10_000;
      const look = () => {
        if (!picture().join(' ').includes(text)) return false;
        watcher = () => undefined;
        resolve();
        return true;
      };
      const patience = () => {
        if (look()) return;
        if (performance.now() > end) reject(new Error(`"${text}" did not come:\n${lines().join('\n')}`));
        else setTimeout(patience, 50);
      };
      watcher = look;
      patience();
    });
  const ended = async () => {
    while (over === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 100));
    return over;
  };
  return { see, picture, lines, send: (keys) => child.write(keys), ended };
}

const enter = '\r';
const down = '\u001b[B';

/** One layer from the first screen to the files: what is asked, what a person presses, and how one writes that down. */
export const walk = [
  { asks: 'Ready?', keys: enter },
  { asks: 'What is the system called?', keys: `\u0015Parcel Tracker${enter}`, said: 'Parcel Tracker' },
  { asks: 'What does it do', keys: `Tells customers where their parcels are${enter}`, said: 'Tells customers where …' },
  { asks: 'Which languages', keys: enter, show: true },
  { asks: 'Where does it run?', keys: enter },
  { asks: 'How many people build it?', keys: `9${enter}`, said: '9' },
  { asks: 'carry the pager', keys: `2${enter}`, said: '2' },
  { asks: 'peak load', keys: `4,000 scans per second${enter}`, said: '4,000 scans per second' },
  { asks: 'Which licences', keys: `${down}${enter}`, said: 'Down, Enter' },
  { asks: 'Which cloud', keys: enter },
  { asks: 'already in place', keys: `, PostgreSQL${enter}`, said: ', PostgreSQL' },
  { asks: 'fixed from outside', keys: enter },
  { asks: 'Who decides?', keys: enter },
  { asks: 'Which layers', keys: '\u000emessage', said: 'Ctrl-N, message', show: true },
  { asks: 'Find: message', keys: ' ', said: 'Space', inside: true },
  { asks: '◉ Message queue', keys: enter, inside: true },
  { asks: 'hand over work or news', keys: enter, show: true },
  {
    asks: 'Why is this due now?',
    keys: `Scan events are lost on restart${enter}`,
    said: 'Scan events are lost on restart',
  },
  { asks: 'What matters most?', keys: ` ${down} `, said: 'Space, Down, Space' },
  { asks: '2 ordering', keys: enter, show: true, inside: true },
  { asks: 'How much of “replay”', keys: `The last 7 days${enter}`, said: 'The last 7 days' },
  { asks: 'How much of “ordering”', keys: `Per parcel${enter}`, said: 'Per parcel' },
  { asks: 'What carries messages', keys: 'rabbit', show: true },
  { asks: 'Find: rabbit', keys: '\t', said: 'Tab', inside: true },
  { asks: '=RabbitMQ', keys: `${'\u007f'.repeat(6)}apache kafka`, inside: true },
  { asks: 'Find: apache kafka', keys: '\t', said: 'Tab', inside: true },
  { asks: '=Apache Kafka', keys: '\u001b[C', said: 'Right', inside: true },
];
