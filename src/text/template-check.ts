import type { Problem } from '../model/problem.ts';
import type { TemplateField } from '../model/template.ts';
import { nearest } from './nearest.ts';
import { helpers, parseTemplate, type Tree } from './template-tree.ts';

/** What names mean in a part of a template: the fields of a page or a group, or one text of a list. */
type Names = readonly TemplateField[] | 'text';

/** The names around a part of a template, innermost last. */
interface Scope {
  readonly levels: readonly Names[];
  /** How many `#each` are around it: each has its own `@index`. */
  readonly repeats: number;
}

interface Walk {
  readonly report: (node: hbs.AST.Node, code: string, message: string, hint: string) => void;
}

/** Repeats inside of repeats cost the product of their lengths. */
const deepest = 8;

const openings: Partial<Record<string, string>> = {
  PartialStatement: 'A partial',
  PartialBlockStatement: 'A partial',
  Decorator: 'A decorator',
  DecoratorBlock: 'A decorator',
};

/**
 * Text of a team's template, with the fields that it may name → its tree when it can be used. Problems: syntax, unknown
 * fields and helpers, a list where a text belongs, and what no template may have (partials, decorators), each with its place.
 */
export function checkTemplate(
  text: string,
  file: string,
  fields: readonly TemplateField[],
): { readonly tree?: Tree; readonly problems: readonly Problem[] } {
  // An editor's line endings are no business of the records. Handlebars counts a lone one as a line, which nobody else does.
  const parsed = parseTemplate(text.replaceAll('\r\n', '\n').replaceAll('\r', ' '));
  if ('fault' in parsed) {
    const { line, column, message } = parsed.fault;
    const hint = 'Mend it there; https://handlebarsjs.com/guide/ tells how templates are written.';
    return { problems: [{ code: 'template/syntax', severity: 'error', file, line, column, message, hint }] };
  }
  const problems: Problem[] = [];
  const report: Walk['report'] = (node, code, message, hint) => {
    const { line, column } = node.loc.start;
    problems.push({ code: `template/${code}`, severity: 'error', file, line, column: column + 1, message, hint });
  };
  checkBody(parsed.tree, { levels: [fields], repeats: 0 }, { report });
  return problems.length > 0 ? { problems } : { tree: parsed.tree, problems };
}

function checkBody(body: hbs.AST.Program | undefined, scope: Scope, walk: Walk): void {
  for (const statement of body?.body ?? []) checkStatement(statement, scope, walk);
}

function checkStatement(statement: hbs.AST.Statement, scope: Scope, walk: Walk): void {
  const opening = openings[statement.type];
  if (opening !== undefined) {
    walk.report(statement, 'unsupported', `${opening} has no place here.`, 'Write what it holds into the template.');
  } else if (statement.type === 'BlockStatement') {
    checkBlock(statement as hbs.AST.BlockStatement, scope, walk);
  } else if (statement.type === 'MustacheStatement') {
    checkMustache(statement as hbs.AST.MustacheStatement, scope, walk);
  }
}

function checkMustache({ path, params, hash }: hbs.AST.MustacheStatement, scope: Scope, walk: Walk): void {
  // Of a call without anything to call with, only these have pairs without type.
  const isCall = params.length > 0 || (hash as hbs.AST.Hash | undefined) !== undefined;
  if (isCall || path.type !== 'PathExpression') {
    const name = 'original' in path ? path.original : path.type;
    walk.report(path, 'unknown-helper', `There is no helper \`${name}\` that writes.`, helperHint);
    return;
  }
  const found = resolved(path as hbs.AST.PathExpression, scope, walk);
  if (found === undefined || found === 'text' || found.kind === 'text') return;
  if (found.kind === 'flag') {
    walk.report(path, 'shape', `\`${found.name}\` only holds or not.`, `Ask with \`{{#if ${found.name}}}\`.`);
  } else if (found.kind === 'group') {
    const inner = (found.fields ?? []).map(({ name }) => `\`${found.name}.${name}\``).join(', ');
    walk.report(path, 'shape', `\`${found.name}\` holds several fields.`, `Name one of them: ${inner}.`);
  } else {
    const hint = `Write \`{{#each ${found.name}}}…{{/each}}\`.`;
    walk.report(path, 'shape', `\`${found.name}\` is a list.`, hint);
  }
}

const helperHint = `Helpers: ${helpers.map((name) => `#${name}`).join(', ')}.`;

function checkBlock(block: hbs.AST.BlockStatement, scope: Scope, walk: Walk): void {
  const { path, params, program } = block;
  const name = path.original;
  const [param] = params;
  if (!helpers.includes(name)) {
    const near = nearest(name, helpers);
    const hint = near === undefined ? helperHint : `Did you mean \`#${near}\`?`;
    walk.report(path, 'unknown-helper', `There is no helper \`#${name}\`.`, hint);
    return;
  }
  if (params.length !== 1 || param?.type !== 'PathExpression' || hasOddParts(block)) {
    walk.report(path, 'unsupported', `\`#${name}\` takes the name of one field.`, `Such as \`{{#${name} options}}\`.`);
    return;
  }
  const found = resolved(param as hbs.AST.PathExpression, scope, walk);
  checkBody(block.inverse, scope, walk);
  if (found === undefined) return;
  const inner = innerScope(name, found, scope);
  if (inner === undefined) {
    const hint = name === 'each' ? 'It repeats over lists.' : 'It opens a group of fields.';
    walk.report(param, 'shape', `\`#${name}\` cannot open \`${(param as hbs.AST.PathExpression).original}\`.`, hint);
  } else if (inner.levels.length > deepest + 1) {
    walk.report(path, 'unsupported', `More than ${deepest} blocks stand inside of each other.`, 'Take one out.');
  } else if (inner !== scope && inner.levels.at(-1) === 'text' && scope.levels.at(-1) === 'text') {
    // Handlebars takes two equal texts inside of each other for one, and then leads `../` too far.
    walk.report(path, 'unsupported', 'A list of texts cannot repeat inside another one.', 'Take one of them out.');
  } else checkBody(program, inner, walk);
}

/** Whether a block has pairs or names of its own. One that begins with `{{^if` has no program. */
function hasOddParts({ hash, program }: hbs.AST.BlockStatement): boolean {
  return (
    (hash as hbs.AST.Hash | undefined) !== undefined ||
    (program as hbs.AST.Program | undefined)?.blockParams !== undefined
  );
}

/** What names stand for inside of a block; `undefined` where the block cannot open what was found. */
function innerScope(helper: string, found: TemplateField | 'text', scope: Scope): Scope | undefined {
  if (helper === 'if' || helper === 'unless') return scope;
  if (found === 'text') return undefined;
  const { levels, repeats } = scope;
  const fields = found.fields ?? [];
  if (helper === 'with') return found.kind === 'group' ? { levels: [...levels, fields], repeats } : undefined;
  if (found.kind === 'texts') return { levels: [...levels, 'text'], repeats: repeats + 1 };
  return found.kind === 'groups' ? { levels: [...levels, fields], repeats: repeats + 1 } : undefined;
}

/** The field that a path leads to, or one text of a list; `undefined` when it was reported. */
function resolved(path: hbs.AST.PathExpression, scope: Scope, walk: Walk): TemplateField | 'text' | undefined {
  if (path.data) return dataField(path, scope, walk);
  const at = scope.levels[scope.levels.length - 1 - path.depth];
  if (at === undefined) {
    walk.report(path, 'unknown-field', `\`${path.original}\` leads above the page.`, 'Take a `../` out.');
    return undefined;
  }
  return walkParts(path, path.parts, at, walk);
}

function walkParts(
  path: hbs.AST.PathExpression,
  parts: readonly string[],
  from: Names,
  walk: Walk,
): TemplateField | 'text' | undefined {
  let found: TemplateField | 'text' | undefined = from === 'text' ? 'text' : undefined;
  let names = from === 'text' ? [] : from;
  for (const part of parts) {
    found = names.find((field) => field.name === part);
    if (found === undefined) {
      const known = names.map((field) => field.name);
      const near = nearest(part, known);
      const hint = near
        ? `Did you mean \`${near}\`?`
        : known.length > 0
          ? `Fields here: ${known.join(', ')}.`
          : from === 'text'
            ? 'Write `{{this}}`.'
            : 'What stands before it is one text.';
      walk.report(path, 'unknown-field', `There is no field \`${part}\` here.`, hint);
      return undefined;
    }
    names = found.kind === 'group' ? (found.fields ?? []) : [];
  }
  if (found === undefined) {
    walk.report(path, 'shape', `\`${path.original}\` holds several fields.`, 'Name one of them.');
  }
  return found;
}

const countNames = ['index', 'first', 'last', 'key'];

/** `@root.title`, and inside of `#each` the place in the list, with `@../` that of the list around it. */
function dataField(path: hbs.AST.PathExpression, scope: Scope, walk: Walk): TemplateField | 'text' | undefined {
  const [name = '', ...parts] = path.parts;
  const { levels, repeats } = scope;
  const [page] = levels;
  if (name === 'root' && page !== undefined && path.depth <= repeats) return walkParts(path, parts, page, walk);
  if (countNames.includes(name) && parts.length === 0 && path.depth < repeats) return 'text';
  const hint = repeats > 0 ? 'Names with @: @root, @index, @first, @last.' : 'Outside of `#each` there is only @root.';
  const shown = `@${'../'.repeat(path.depth)}${path.parts.join('.')}`;
  walk.report(path, 'unknown-field', `There is no \`${shown}\` here.`, hint);
  return undefined;
}
