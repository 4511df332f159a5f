import { boundaryBefore } from '../text/width.ts';
import { faultOf, type OrderQuestion, type Reply, type Row } from './question.ts';
import { isEnter, isTyped, roomIn, type Key, type Look, type Screen, type Size } from './screen.ts';
import { ownRow, type ListQuestion, type ListState } from './list-state.ts';
import { listLines } from './list-lines.ts';

/** What can come out of a list; `own` asks for a text that then joins the picks. */
export type ListReply = Reply | { readonly kind: 'own'; readonly memory: ListState };

/** A list to pick one or several of, drawn into any size from 40 columns and 10 rows on. */
export function listScreen(question: ListQuestion, look: Look, memory?: ListState): Screen<ListState, ListReply> {
  return {
    start: memory ?? startOf(question),
    press: (state, key, size) => press(question, withoutFault(state), key, size),
    draw: (state, size) => listLines({ question, state, rows: rowsOf(question, state), size, look }),
  };
}

function startOf(question: ListQuestion): ListState {
  const picked = question.kind === 'order' ? question.default : [];
  const first = question.rows[0]?.value ?? ownRow;
  return { at: question.kind === 'select' ? (question.default ?? first) : first, filter: '', picked, marked: [] };
}

function withoutFault({ at, filter, picked, marked }: ListState): ListState {
  return { at, filter, picked, marked };
}

/** The rows that the filter leaves, those whose names begin with it first; own words last. */
export function rowsOf(question: ListQuestion, state: ListState): Row[] {
  const wanted = state.filter.toLowerCase();
  const known = wanted === '' ? [...question.rows] : found(question.rows, wanted);
  if (question.kind === 'select') return known;
  const words = state.picked
    .filter((value) => !question.rows.some((row) => row.value === value))
    .map((value): Row => ({ value, name: value, hint: 'in your own words' }));
  const own: Row[] = question.own === undefined ? [] : [{ value: ownRow, name: `Add ${question.own} …` }];
  return [...known, ...words, ...own];
}

function found(rows: readonly Row[], wanted: string): Row[] {
  const distance = (row: Row): number => {
    const name = row.name.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return [row.value, ...(row.find ?? [])].some((text) => text.toLowerCase().includes(wanted)) ? 2 : 3;
  };
  return rows.filter((row) => distance(row) < 3).sort((a, b) => distance(a) - distance(b));
}

/** Where a key that moves the pointer takes it; the first and the last row are neighbours. */
const moves: Readonly<Record<string, (at: number, last: number, page: number) => number>> = {
  up: (at, last) => (at === 0 ? last : at - 1),
  down: (at, last) => (at === last ? 0 : at + 1),
  pageup: (at, _, page) => Math.max(0, at - page),
  pagedown: (at, last, page) => Math.min(last, at + page),
  home: () => 0,
  end: (_, last) => last,
};

type Pressed = ListState | { readonly result: ListReply };

function press(question: ListQuestion, state: ListState, key: Key, size: Size): Pressed {
  const rows = rowsOf(question, state);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.value === state.at),
  );
  const move = moves[key.name];
  if (move) {
    const to = move(at, rows.length - 1, Math.max(1, roomIn(size) - 6));
    return { ...state, at: rows[to]?.value ?? state.at };
  }
  const row = rows[at];
  return leave(question, state, key, row) ?? change(question, state, key, row);
}

/** What ends the list, or puts something between. */
function leave(question: ListQuestion, state: ListState, key: Key, row: Row | undefined): Pressed | undefined {
  if (key.name === 'escape' && state.filter !== '') return { ...state, filter: '' };
  if (key.name === 'escape' || key.name === 'left') return { result: { kind: 'back' } };
  if (key.ctrl && key.name === 'x' && question.path.length > 0) return { result: { kind: 'rest' } };
  if (isEnter(key)) return enter(question, state, row);
  if (key.text === '?') return { result: { kind: 'help', memory: state } };
  if (!question.compare || !row || key.name !== 'right') return undefined;
  return { result: { kind: 'look', rows: state.marked.length > 0 ? state.marked : [row.value], memory: state } };
}

/** What changes the picks, the marks or the filter. */
function change(question: ListQuestion, state: ListState, key: Key, row: Row | undefined): Pressed {
  if (question.compare && row && key.name === 'tab') return { ...state, marked: mark(state.marked, row.value) };
  if (question.kind === 'order' && key.name === 'space') return toggle(question, state, row);
  if (question.kind === 'order' && key.ctrl && key.name === 'n') return { ...state, picked: [] };
  if (key.name === 'backspace') {
    return { ...state, filter: state.filter.slice(0, boundaryBefore(state.filter, state.filter.length)) };
  }
  if (!isTyped(key) || state.filter.length >= 60) return state;
  return filtered(question, { ...state, filter: state.filter + key.text });
}

/** Whatever was typed, the nearest row is the current one. */
function filtered(question: ListQuestion, state: ListState): ListState {
  return { ...state, at: rowsOf(question, state)[0]?.value ?? state.at };
}

/** At most three stand side by side; a fourth takes the place of the first. */
function mark(marked: readonly string[], value: string): readonly string[] {
  return marked.includes(value) ? marked.filter((other) => other !== value) : [...marked, value].slice(-3);
}

function toggle(question: OrderQuestion, state: ListState, row: Row | undefined): Pressed {
  if (!row) return state;
  if (row.value === ownRow) return { result: { kind: 'own', memory: { ...state, filter: '' } } };
  if (!state.picked.includes(row.value)) return { ...state, picked: [...state.picked, row.value] };
  const picked = state.picked.filter((value) => value !== row.value);
  // Words of the team's own leave the list with their pick.
  return { ...state, picked, at: question.rows.some((known) => known.value === row.value) ? row.value : ownRow };
}

function enter(question: ListQuestion, state: ListState, row: Row | undefined): Pressed {
  if (question.kind === 'select') {
    if (!row) return { ...state, fault: 'Nothing is called that. Backspace widens the list again.' };
    return { result: { kind: 'value', value: row.value } };
  }
  if (row?.value === ownRow && (state.filter !== '' || state.at === ownRow)) {
    return { result: { kind: 'own', memory: { ...state, filter: '' } } };
  }
  const fault = faultOf(question, state.picked);
  if (fault !== undefined) return { ...state, fault: `${fault} Space picks.` };
  return { result: { kind: 'value', value: state.picked } };
}
