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

/** A template that was checked cannot be filled with some data. Line and column count from 1. */
export class FillError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line = 1, column = 1, cause?: unknown) {
    super(message, { cause });
    this.line = line;
    this.column = column;
  }
}

/** The longest text that a template may make, in characters. No page for people comes near it. */
const mostText = 1_048_576;
/** How often its lists may repeat, inside of each other and in all. */
const mostRepeats = 100_000;

/** What is left of both while a template is filled. */
let left = { text: 0, repeats: 0 };

const each = engine.helpers['each'] as Handlebars.HelperDelegate;

/** `#each` with a count: lists inside of lists cost the product of their lengths. */
engine.registerHelper('each', function (this: unknown, list: unknown, options: Handlebars.HelperOptions): unknown {
  const { start } = (options as Handlebars.HelperOptions & { readonly loc: hbs.AST.SourceLocation }).loc;
  const fn: Handlebars.TemplateDelegate = (item: unknown, more) => {
    const text = options.fn(item, more);
    left = { text: left.text - text.length, repeats: left.repeats - 1 };
    if (left.text < 0 || left.repeats < 0) throw new FillError(tooLong, start.line, start.column + 1);
    return text;
  };
  return each.call(this, list, { ...options, fn }) as unknown;
});

const tooLong = 'The text gets too long: `#each` inside `#each` repeats it too often.';

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
 * an object only inherits. Errors of the function: the data lacks a name, or the text gets too long (FillError).
 */
export function compileTemplate(tree: Tree): RenderTemplate {
  const known = Object.fromEntries([...helpers, countHelper].map((name) => [name, true]));
  writeCounts(tree);
  const render = engine.compile(tree, { noEscape: true, strict: true, knownHelpers: known, knownHelpersOnly: true });
  return (data) => {
    left = { text: deepestRepeats * mostText, repeats: mostRepeats };
    const text = filled(() =>
      render(data, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false }),
    );
    if (text.length > mostText) throw new FillError(`The text gets too long: ${text.length} characters.`);
    return text;
  };
}

/** Writes `@index` and the like. No template can name it. */
const countHelper = '@count';
engine.registerHelper(countHelper, String);

/** Without this, Handlebars adds two counts beside each other: they are numbers. */
function writeCounts(body: Tree | undefined): void {
  for (const statement of body?.body ?? []) {
    if (statement.type === 'BlockStatement') {
      const { program, inverse } = statement as hbs.AST.BlockStatement;
      for (const inner of [program, inverse]) writeCounts(inner);
    } else if (statement.type === 'MustacheStatement') {
      const mustache = statement as hbs.AST.MustacheStatement;
      const path = mustache.path as hbs.AST.PathExpression;
      if (!path.data || path.parts[0] === 'root') continue;
      mustache.params = [path];
      mustache.path = { ...path, data: false, depth: 0, parts: [countHelper], original: countHelper };
    }
  }
}

/** A character is counted once for each `#each` around it. */
const deepestRepeats = 8;

function filled(fill: () => string): string {
  try {
    return fill();
  } catch (error) {
    if (error instanceof FillError) throw error;
    if (error instanceof RangeError) throw new FillError('The text gets too long.', 1, 1, error);
    const { lineNumber, column = 0 } = error as { readonly lineNumber?: number; readonly column?: number };
    const message = error instanceof Error ? error.message.replace(/ - \d+:\d+$/, '') : String(error);
    throw new FillError(`It cannot be filled: ${message}.`, lineNumber, column + 1, error);
  }
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
