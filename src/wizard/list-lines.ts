import { plainLine } from '../text/markdown.ts';
import { displayWidth } from '../text/display-width.ts';
import { cut, pad, wrap } from '../text/width.ts';
import { ownRow, type ListQuestion, type ListState } from './list-state.ts';
import type { Row } from './question.ts';
import { headLines, roomIn, tipLine, widthIn, type Look, type Size } from './screen.ts';

/** A list on the screen. */
export interface ListPicture {
  readonly question: ListQuestion;
  readonly state: ListState;
  /** The rows that the filter leaves. */
  readonly rows: readonly Row[];
  readonly size: Size;
  readonly look: Look;
}

/** A longer list is scrolled, however large the terminal: eyes get lost. */
const mostRows = 16;

/** A list as lines that fit the terminal, with the row of the pointer always among them. */
export function listLines(picture: ListPicture): string[] {
  const { question, state, rows, size, look } = picture;
  const current = rows.find((row) => row.value === state.at) ?? rows[0];
  const head = headLines(question.title, question.message, size, look);
  if (state.filter !== '') head.push(`  ${look.paint.cyan(cut(`Find: ${state.filter}`, widthIn(size) - 2))}`);
  const foot = footLines(picture, current);
  const room = Math.max(1, Math.min(mostRows, roomIn(size) - head.length - foot.length));
  return [...head, ...windowOf(bodyLines(picture, current), room), ...foot];
}

interface BodyLine {
  readonly text: string;
  readonly current: boolean;
}

/** As many lines as there is room for, around the current one. */
function windowOf(lines: readonly BodyLine[], room: number): string[] {
  const at = Math.max(
    0,
    lines.findIndex((line) => line.current),
  );
  const from = Math.max(0, Math.min(at - Math.floor(room / 2), lines.length - room));
  return lines.slice(from, from + room).map((line) => line.text);
}

function bodyLines(picture: ListPicture, current: Row | undefined): BodyLine[] {
  const { rows, size, look } = picture;
  if (rows.length === 0) return [{ text: look.paint.dim('  Nothing is called that.'), current: true }];
  const width = widthIn(size);
  const longest = Math.max(...rows.map((row) => displayWidth(row.name)));
  const names = Math.min(longest, Math.floor(width * (isNarrow(size) ? 1 : 0.45)));
  // What was found is sorted by how well it fits, across the groups.
  const grouped =
    picture.state.filter === '' && rows.some((row) => row.group !== undefined && row.group !== rows[0]?.group);
  return rows.flatMap((row, index) => {
    const line = rowLine(picture, row, row === current, names);
    const heading = grouped && row.group !== undefined && row.group !== rows[index - 1]?.group;
    return [
      ...(heading ? [{ text: look.paint.dim(cut(`  ${row.group ?? ''}`, width)), current: false }] : []),
      { text: line, current: row === current },
    ];
  });
}

/** Too narrow for a reason beside the name: it then stands below the list, for the current row. */
function isNarrow(size: Size): boolean {
  return size.columns < 60;
}

function rowLine(picture: ListPicture, row: Row, current: boolean, names: number): string {
  const { state, size } = picture;
  const { paint, signs } = picture.look;
  const sign = state.marked.includes(row.value) ? '=' : ' ';
  const front = `${current ? signs.pointer : ' '}${sign}${tickOf(picture, row)}`;
  const room = widthIn(size) - displayWidth(front);
  const name = pad(plainLine(row.name), Math.min(names, room));
  const hint = isNarrow(size) ? '' : cut(plainLine(row.hint ?? ''), room - displayWidth(name) - 2);
  const painted = current ? paint.cyan(front + name) : front + name;
  return hint === '' ? painted.trimEnd() : `${painted}  ${paint.dim(hint)}`;
}

/** The place of a pick where the order counts, else whether it is picked. */
function tickOf({ question, state, look }: ListPicture, row: Row): string {
  if (question.kind === 'select' || row.value === ownRow) return '';
  const place = state.picked.indexOf(row.value);
  if (!question.ranked) return `${place < 0 ? look.signs.open : look.signs.picked} `;
  return `${place < 0 ? '  ' : String(place + 1).padStart(2)} `;
}

function footLines(picture: ListPicture, current: Row | undefined): string[] {
  const { question, state, size, look } = picture;
  const fault = state.fault === undefined ? [] : [look.paint.red(cut(`! ${state.fault}`, widthIn(size)))];
  return [
    ...(size.rows < 14 ? [] : ['']),
    ...aboutLines(current, size).map((line) => `  ${look.paint.cyan(line)}`),
    ...fault,
    tipLine(tipsOf(question, look), size, look),
  ];
}

/** What there is to say about the row of the pointer, in as many lines as the terminal can spare. */
function aboutLines(current: Row | undefined, size: Size): string[] {
  const parts = isNarrow(size) ? [current?.hint, current?.description] : [current?.description];
  const words = plainLine(parts.filter((part) => part !== undefined).join(' – '));
  if (words === '') return [];
  const most = size.rows < 14 ? 1 : size.rows < 20 ? 2 : 4;
  const lines = wrap(words, widthIn(size) - 2);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cut(`${lines[most - 1] ?? ''} …`, widthIn(size) - 2)];
}

function tipsOf(question: ListQuestion, look: Look): (readonly [string, string])[] {
  const several = question.kind === 'order';
  const tips: readonly (readonly [string, string, boolean])[] = [
    [look.signs.arrows, 'move', true],
    ['Space', 'pick', several],
    [look.signs.enter, several ? 'done' : 'choose', true],
    [look.signs.left, 'back', true],
    ['?', 'help', true],
    [look.signs.right, 'look closer', question.compare === true],
    ['Tab', 'compare', question.compare === true],
    ['Ctrl-N', 'none', several && question.rows.length > 6],
    ['a-z', 'find', question.rows.length > 6],
    ['Ctrl-X', 'rest undecided', question.path.length > 0],
  ];
  return tips.filter(([, , here]) => here).map(([key, words]) => [key, words]);
}
