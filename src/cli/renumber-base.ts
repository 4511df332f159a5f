import { InputError } from '../errors.ts';
import { baseCandidates, namedBase, type Base } from '../io/git-bases.ts';
import { pathsAt, type Arrival } from '../io/git-history.ts';
import { newOnBranch } from '../io/git.ts';
import type { AdrLog } from '../model/adr.ts';
import type { Problem } from '../model/problem.ts';
import { chooseBase, type Candidate } from '../plan/choose-base.ts';
import { movesOf, type Move, type Origin } from '../plan/renumber.ts';
import { listOf } from '../text/sentence.ts';
import type { Place } from './place.ts';

/** Records that move, and the base branch that this follows from. */
interface BaseMoves {
  readonly moves: readonly Move[];
  readonly origin: Origin;
  readonly base: Base | undefined;
  readonly problems: readonly Problem[];
}

/** What does not depend on the base. */
interface Known {
  readonly history: ReadonlyMap<string, Arrival>;
  readonly taken: readonly number[];
}

/** At most this many branches are compared, and this many are named in a message. */
const mostBranches = 200;
const mostNamed = 3;

/**
 * Finds the base branch, and the records that move because of it. Errors: `--base` names nothing, or it is not given and
 * the base is not certain (InputError).
 */
export async function movesFromBase(
  place: Place,
  log: AdrLog,
  named: string | undefined,
  known: Known,
): Promise<BaseMoves> {
  const candidateOf = (base: Base): Promise<Candidate<Base>> => candidate(place, log, base, known);
  if (named !== undefined) {
    const base = place.git ? await namedBase(place.root, named) : undefined;
    if (!base) throw unknownBase(named, place);
    return { ...(await candidateOf(base)), problems: [] };
  }
  const alone = withoutBase(log, known);
  if (!place.git) return alone;
  const { known: groups, possible } = await baseCandidates(place.root);
  const certain = await Promise.all(groups.map((group) => Promise.all(distinct(group).map(candidateOf))));
  const others = distinct(possible).slice(0, mostBranches);
  const guesses: Candidate<Base>[] = [];
  if (alone.moves.length > 0 || certain.flat().length === 0) {
    for (const base of others) guesses.push(await candidateOf(base));
  }
  const choice = chooseBase(certain, alone.moves.length > 0 ? guesses : []);
  if ('unclear' in choice) throw unclearBase(choice.unclear);
  const clash = guesses.find(({ moves }) => moves.length > 0);
  if (choice.base) return { ...choice.base, problems: [] };
  return { ...alone, problems: alone.moves.length === 0 && clash ? [clashOn(clash)] : [] };
}

async function candidate(place: Place, log: AdrLog, base: Base, known: Known): Promise<Candidate<Base>> {
  const fresh = (await newOnBranch(place.root, base.commit, log.directory)) ?? [];
  const present = new Set(log.files.map((file) => file.path));
  const origin: Origin = {
    onBase: await pathsAt(place.root, base.commit, log.directory),
    order: (path) => known.history.get(path)?.order,
    newOnBase: fresh.map((file) => file.path).filter((path) => !present.has(path)),
  };
  return { base, origin, moves: movesOf(log, origin, known.taken) };
}

function withoutBase(log: AdrLog, { history, taken }: Known): BaseMoves {
  const origin: Origin = { onBase: new Set(), order: (path) => history.get(path)?.order, newOnBase: [] };
  return { moves: movesOf(log, origin, taken), origin, base: undefined, problems: [] };
}

function distinct(bases: readonly Base[]): Base[] {
  return [...new Map(bases.map((base) => [base.commit, base])).values()];
}

function unknownBase(named: string, place: Place): InputError {
  return new InputError(`--base ${named} is no branch or commit that is known here.`, {
    hint: place.git ? 'Fetch it first, or name another one.' : 'This is no git repository, or --no-git was given.',
  });
}

function unclearBase(bases: readonly Base[]): InputError {
  const names = bases.slice(0, mostNamed).map(({ ref }) => ref);
  return new InputError('The base branch is not certain, and it decides which record keeps its number.', {
    hint: `Nothing was written. Name it, for example with ${listOf(
      names.map((name) => `\`--base ${name}\``),
      'or',
    )}.`,
  });
}

function clashOn({ base, moves }: Candidate<Base>): Problem {
  return {
    code: 'renumber/base-unknown',
    severity: 'info',
    file: moves[0]?.file.path ?? '.git',
    message: `${base.ref} has a record of the same number, ${moves[0]?.stays ?? ''}.`,
    hint: `If that is the base branch, run create-arch-adr renumber --base ${base.ref}.`,
  };
}
