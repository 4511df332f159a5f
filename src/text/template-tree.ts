import Handlebars from 'handlebars/dist/cjs/handlebars.js';
import type { RenderTemplate } from '../model/template.ts';
import { linePlaces } from './lines.ts';

/** A template as Handlebars reads it. */
export type Tree = hbs.AST.Program;

/** Where and why a text is no template. Lines and columns count from 1. */
export interface SyntaxFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The helpers there are: those of Handlebars that only choose and repeat. */
export const helpers: readonly string[] = ['if', 'unless', 'each', 'with'];

// A private instance: no helper or partial of somebody else can leak in.
const engine = Handlebars.create();

/** Text of a template → its tree, or what is wrong with it. */
export function parseTemplate(text: string): { readonly tree: Tree } | { readonly fault: SyntaxFault } {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const message = `More than ${mostOpen} blocks stand inside of each other.`;
    return { fault: { ...linePlaces(text)(deep), message } };
  }
  try {
    return { tree: engine.parse(text) };
  } catch (error) {
    return { fault: faultOf(error, text) };
  }
}

/** The parser takes far longer for each block that is still open. */
const mostOpen = 50;

/** Where so many blocks are open that the parser is not asked, as an offset. */
function tooDeepAt(text: string): number | undefined {
  let open = 0;
  for (const { 1: mark, index } of text.matchAll(/\{\{~?([#^/])(?!\s*~?\}\})/g)) {
    open = mark === '/' ? Math.max(0, open - 1) : open + 1;
    if (open > mostOpen) return index;
  }
  return undefined;
}

/**
 * A tree that was checked (template-check.ts) → a function that fills it, as the shipped ones are filled: nothing is escaped
 * for HTML, and a name that the data lacks is an error. No other helper than `helpers` can be reached, and no property that
 * an object only inherits.
 */
export function compileTemplate(tree: Tree): RenderTemplate {
  const known = Object.fromEntries(helpers.map((name) => [name, true]));
  const render = engine.compile(tree, { noEscape: true, strict: true, knownHelpers: known, knownHelpersOnly: true });
  return (data) => render(data, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
}

/** Handlebars says where in two ways: as fields of its error, or, from its parser, in words with a drawing of the place. */
function faultOf(error: unknown, text: string): SyntaxFault {
  if (!(error instanceof Error)) throw error;
  const { lineNumber, column = 0 } = error as Error & { readonly lineNumber?: number; readonly column?: number };
  const drawn = /^Parse error on line (\d+):\n(.*)\n(-*)\^\n([\s\S]*)$/.exec(error.message);
  if (!drawn) {
    const message = `Handlebars cannot read this: ${error.message.replace(/ - \d+:\d+$/, '')}`;
    return { line: lineNumber ?? 1, column: column + 1, message };
  }
  const [, number = '', excerpt = '', dashes = '', rest = ''] = drawn;
  const line = Number(number);
  const shown = text.split('\n')[line - 1] ?? '';
  const message = `Handlebars cannot read this: ${reasonOf(rest)}`;
  return { line, column: columnBehind(excerpt.slice(0, dashes.length), shown), message };
}

/** What the parser missed, without the names of its tokens where words can say it. */
function reasonOf(expecting: string): string {
  if (/got 'EOF'\s*$/.test(expecting)) return 'the text ends, and a block is still open.';
  if (/got 'INVALID'\s*$/.test(expecting)) return 'this has no place in a tag, or the tag is not closed.';
  return expecting.replaceAll('\n', ' ').trim();
}

/** The column behind what was read last. The drawing runs lines into each other, so of that only the end stands in the line. */
function columnBehind(read: string, line: string): number {
  for (let from = 0; from < read.length; from += 1) {
    const at = line.lastIndexOf(read.slice(from));
    if (at !== -1) return at + read.length - from + 1;
  }
  return 1;
}
