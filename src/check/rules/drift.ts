import type { AdrFile } from '../../model/adr.ts';
import type { Option } from '../../model/catalog.ts';
import { keyOf, type Decision } from '../../model/decision.ts';
import type { Evidence, Found } from '../../model/detect.ts';
import type { Problem } from '../../model/problem.ts';
import { inGlobs } from '../../text/glob.ts';
import { listOf } from '../../text/sentence.ts';
import { isDecidedVersion } from '../../text/version.ts';
import type { CheckedAnswers, CheckInput, CheckRule, Usage } from '../input.ts';
import { shortName, someOf } from '../place.ts';

/** A decision of an option of the catalog, and the part of the repository it holds for. */
interface Scope {
  readonly decision: Decision;
  readonly option: Option;
  readonly covers: (path: string) => boolean;
}

/** What was decided against what the manifests name. Without a manifest nothing is said. */
export const drift: CheckRule = (input) => {
  const { answers, usage } = input;
  if (!answers || !usage || usage.manifests === 0) return [];
  const scopes = answers.stack.decisions.flatMap((decision): Scope[] => {
    if ('own' in decision.chosen) return [];
    const { appliesTo } = decision.answer;
    const covers = appliesTo.length === 0 ? () => true : inGlobs(appliesTo);
    return [{ decision, option: decision.chosen.option, covers }];
  });
  const problems = [
    ...scopes.flatMap((scope) => [...notFound(scope, usage, answers), ...otherVersion(scope, usage, answers)]),
    ...usage.found.flatMap((found) => stray(found, scopes, input)),
    ...undecided(scopes, input, usage),
  ];
  return problems;
};

/** Where a use stands for certain: not in tests and not by a mere name of a variable. */
function isSure(found: Found): boolean {
  return found.confidence !== 'low';
}

function evidenceIn(option: string, usage: Usage, covers: (path: string) => boolean): Evidence[] {
  return usage.found
    .filter((found) => found.option === option)
    .flatMap((found) => found.evidence.filter((evidence) => covers(evidence.file)));
}

function notFound({ decision, option, covers }: Scope, usage: Usage, { file }: CheckedAnswers): Problem[] {
  const code = 'drift/not-found';
  if (decision.status !== 'accepted' || option.detect.length === 0 || decision.answer.accepts[code] !== undefined)
    return [];
  if (evidenceIn(option.id, usage, covers).length > 0) return [];
  const where = decision.answer.appliesTo.length === 0 ? 'the repository' : decision.answer.appliesTo.join(', ');
  return [
    {
      code,
      severity: 'warning',
      ...decision.answer.place,
      file,
      message: `${option.name} is accepted for ${keyOf(decision)}, but no manifest in ${where} names it.`,
      hint: `Start to use it, set the status to what is true, or write \`accepts: {${code}: why}\`. \`create-arch-adr detect\` shows what was found.`,
    },
  ];
}

function otherVersion({ decision, option, covers }: Scope, usage: Usage, { file }: CheckedAnswers): Problem[] {
  const code = 'drift/version';
  const { version, accepts } = decision.answer;
  if (version === undefined || accepts[code] !== undefined || decision.status !== 'accepted') return [];
  return usage.found.flatMap((found) => {
    // A client library has versions of its own; only where the option is a library are they those of the option.
    const counts = found.option === option.id && (found.role === 'server' || option.kind === 'library');
    const [evidence] = found.evidence.filter((item) => covers(item.file));
    if (!counts || !evidence || found.version === undefined) return [];
    if (isDecidedVersion(version, found.version) !== false) return [];
    return [
      {
        code,
        severity: 'warning',
        file: evidence.file,
        line: evidence.line,
        message: `${option.name} ${found.version} is used here, and ${version} was decided for ${keyOf(decision)}.`,
        hint: `Bring one in line with the other: the manifest, or \`version\` in ${file}.`,
      },
    ];
  });
}

/** An option that is used although something else was decided, or it was rejected or superseded. */
function stray(found: Found, scopes: readonly Scope[], input: CheckInput): Problem[] {
  const option = input.catalog.options.find((candidate) => candidate.id === found.option);
  if (!option || !isSure(found)) return [];
  const evidence = found.evidence.find(
    ({ file }) => !scopes.some((scope) => scope.option.id === option.id && scope.covers(file)),
  );
  if (!evidence || isFormOf(option, scopes)) return [];
  const rivals = found.layers.map((layer) =>
    scopes.find((scope) => scope.decision.layer === layer && scope.covers(evidence.file) && isRival(option, scope)),
  );
  const rival = rivals.find((scope) => scope !== undefined);
  const record = endedRecord(option.id, input);
  if (record) return rejected(option, evidence, `record ${shortName(record)} is ${record.adr.status}`, rival);
  if (!rival) return skipped(option, found, evidence, input);
  if (rival.decision.answer.accepts['drift/second-option'] !== undefined) return [];
  const open = found.layers.filter((layer, index) => rivals[index] === undefined && !isSkipped(layer, input));
  if (open.length > 0) return [perhapsSecond(option, evidence, rival, open)];
  if (rival.decision.answer.considered.some((item) => item.option === option.id)) {
    return rejected(option, evidence, `${rival.option.name} was chosen over it for ${keyOf(rival.decision)}`, rival);
  }
  return [
    {
      code: 'drift/second-option',
      severity: 'warning',
      file: evidence.file,
      line: evidence.line,
      message: `${option.name} is used here, and ${rival.option.name} was decided for ${keyOf(rival.decision)}.`,
      hint: `Move off it, decide on both with \`for:\` or \`applies-to:\`, or write \`accepts: {drift/second-option: why}\`.`,
    },
  ];
}

function isSkipped(layer: string, { answers }: CheckInput): boolean {
  return answers?.stack.notChosen.some((item) => item.kind === 'skip' && item.layer === layer) ?? false;
}

/** An option that serves several layers: something else was decided in one, and in others it may be what is meant. */
function perhapsSecond(option: Option, evidence: Evidence, rival: Scope, open: readonly string[]): Problem {
  const { decision, option: chosen } = rival;
  return {
    code: 'drift/second-option',
    severity: 'info',
    file: evidence.file,
    line: evidence.line,
    message: `${option.name} is used here. For ${keyOf(decision)} ${chosen.name} was decided, so it serves ${listOf(open, 'or')}, or it is a second one.`,
    hint: `Decide on ${listOf(open, 'or')} if it serves there, or write \`accepts: {drift/second-option: why}\` under ${keyOf(decision)}.`,
  };
}

/** Options of one level can stand in for each other; a companion or another kind of thing cannot. */
function isRival(option: Option, { decision, option: chosen }: Scope): boolean {
  const { layer } = decision;
  return option.roles[layer]?.level === chosen.roles[layer]?.level;
}

/** A rented form of what was decided, or what it was called before. */
function isFormOf(option: Option, scopes: readonly Scope[]): boolean {
  return scopes.some(
    ({ option: chosen }) => chosen.managed.includes(option.name) || chosen.lifecycle.successor === option.id,
  );
}

function endedRecord(option: string, { records }: CheckInput): AdrFile | undefined {
  const ended = ['rejected', 'superseded', 'deprecated'];
  return records.findLast((file) => file.adr.identity?.option === option && ended.includes(file.adr.status));
}

function rejected(option: Option, evidence: Evidence, why: string, rival: Scope | undefined): Problem[] {
  const code = 'drift/rejected-option';
  if (rival?.decision.answer.accepts[code] !== undefined) return [];
  return [
    {
      code,
      severity: 'warning',
      file: evidence.file,
      line: evidence.line,
      message: `${option.name} is used here, yet ${why}.`,
      hint: rival
        ? `Move to ${rival.option.name}, decide again, or write \`accepts: {${code}: why}\` under ${keyOf(rival.decision)}.`
        : 'Move off it, or write down a new decision for it.',
    },
  ];
}

function skipped(option: Option, found: Found, evidence: Evidence, { answers }: CheckInput): Problem[] {
  const skip = answers?.stack.notChosen.find((item) => item.kind === 'skip' && found.layers.includes(item.layer));
  if (!skip || found.layers.length > 1) return [];
  return [
    {
      code: 'drift/skipped-layer',
      severity: 'warning',
      file: evidence.file,
      line: evidence.line,
      message: `${option.name} is used here, and ${skip.layer} was said to be deliberately not used.`,
      hint: `Decide on it under ${skip.layer} in ${answers?.file ?? 'the answers'}, or remove it.`,
    },
  ];
}

/** Layers in which things are used that nobody decided, summed up in one problem for each layer. */
function undecided(scopes: readonly Scope[], { answers, catalog }: CheckInput, usage: Usage): Problem[] {
  const known = new Set([
    ...(answers?.stack.decisions ?? []).map((decision) => decision.layer),
    ...(answers?.stack.notChosen ?? []).filter((item) => item.kind === 'skip').map((item) => item.layer),
  ]);
  const chosen = new Set(scopes.map((scope) => scope.option.id));
  const byLayer = new Map<string, Found[]>();
  for (const found of usage.found) {
    const [layer] = found.layers;
    if (layer === undefined || !isSure(found) || chosen.has(found.option) || found.layers.some((id) => known.has(id)))
      continue;
    byLayer.set(layer, [...(byLayer.get(layer) ?? []), found]);
  }
  return [...byLayer].map(([layer, all]) => {
    const names = all.map(
      (found) => catalog.optionIndex.find((entry) => entry.id === found.option)?.name ?? found.option,
    );
    const evidence = all[0]?.evidence[0];
    return {
      code: 'drift/undecided',
      severity: 'info' as const,
      file: evidence?.file ?? answers?.file ?? '',
      ...(evidence ? { line: evidence.line } : {}),
      message: `${someOf([...new Set(names)])} ${new Set(names).size === 1 ? 'is' : 'are'} used, and nobody decided on ${layer}.`,
      hint: `Decide on ${layer}, or say \`skip:\` with the reason. \`create-arch-adr detect\` shows every use.`,
    };
  });
}
