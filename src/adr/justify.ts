import type { Fit } from '../model/catalog.ts';
import { chosenName, type Candidate, type Contrast, type Decision, type Rival } from '../model/decision.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { capitalise, listOf, sentence } from '../text/sentence.ts';

/** The sentences after "Chosen option": which drivers decide, how the runner-up compares, and the team's own reason. */
export function justification(decision: Decision): string[] {
  const name = escapeMarkdown(chosenName(decision.chosen));
  const { because } = decision.answer;
  const words = because === undefined ? undefined : capitalise(escapeProse(sentence(because)));
  const opening = `Chosen option: "${name}", because`;
  const own = ownDriverSentences(decision);
  if ('own' in decision.chosen) {
    const start =
      words === undefined
        ? `${opening} the team says so; its reasons are unknown, and the catalog has no facts about it.`
        : `${opening} of the team’s own judgement, as the catalog has no facts about it. ${words}`;
    return [start, ...besideOwnSentences(decision), ...own];
  }
  const { chosen } = decision;
  const lead = `${opening} ${driverClause(chosen)}.`;
  return [lead, ...runnerUpSentences(decision, chosen), ...own, ...(words === undefined ? [] : [words])];
}

/** Drivers that only the team can judge. */
function ownDriverSentences(decision: Decision): string[] {
  const own = decision.needs.filter((need) => !need.driver).map((need) => `“${escapeProse(need.name)}”`);
  if (own.length === 0) return [];
  return [`How the options meet ${listOf(own)} is for the team to say, as the catalog cannot judge it.`];
}

/** Beside an option of the team's own: how the best of the known ones meets the named drivers. */
function besideOwnSentences(decision: Decision): string[] {
  const known = decision.needs.filter((need) => need.driver).map((need) => need.name);
  if (known.length === 0) return [];
  const runnerUp = runnerUpOf(decision);
  const best = runnerUp
    ? [
        `Of the known options ${escapeMarkdown(runnerUp.candidate.option.name)} is the runner-up: ${driverClause(runnerUp.candidate)}.`,
      ]
    : [];
  return [`How it meets ${names(known)} is unknown.`, ...best];
}

/** The first rival that the team may use: they stand in the order of the ranking. */
export function runnerUpOf(decision: Decision): Rival | undefined {
  return decision.rivals.find((rival) => rival.candidate.barriers.length === 0);
}

/** "it meets replay, and partly meets ordering, but does not meet light operation". */
function driverClause(chosen: Candidate): string {
  const known = chosen.fits.filter((fit) => fit.need.driver);
  if (known.length === 0) return unnamedClause(chosen);
  const named = (fit: Fit): string[] => known.filter((item) => item.fit === fit).map((item) => item.need.name);
  const does = chosen.option.plural ? 'do' : 'does';
  const positive = [phrase(meets(chosen), named('met')), phrase(`partly ${meets(chosen)}`, named('partly'))];
  const negative = phrase(`${does} not meet`, named('not'), 'or');
  const parts = [positive.filter((part) => part !== '').join(', and '), negative].filter((part) => part !== '');
  const unknown = phrase('whether it meets', named('unknown'), 'or');
  const said = parts.length > 0 ? `${it(chosen)} ${parts.join(', but ')}` : 'the team chose it';
  return unknown === '' ? said : `${said}; ${unknown} is unknown`;
}

/** Without a driver of the catalog there is nothing to meet: what speaks for it is what the layer asks for in general. */
function unnamedClause(chosen: Candidate): string {
  const strong = chosen.others.filter((other) => other.fit === 'met').map((other) => other.driver.name);
  const why =
    chosen.fits.length > 0
      ? 'drivers in the team’s own words decide'
      : 'of what the layer asks for in general, as the team named no drivers';
  return strong.length === 0 ? why : `${why}; ${phrase(`${it(chosen)} ${meets(chosen)}`, strong)}`;
}

function phrase(verb: string, list: readonly string[], last = 'and'): string {
  return list.length === 0 ? '' : `${verb} ${names(list, last)}`;
}

function it(candidate: Candidate): string {
  return candidate.option.plural ? 'they' : 'it';
}

function is(candidate: Candidate): string {
  return candidate.option.plural ? 'are' : 'is';
}

function meets(candidate: Candidate): string {
  return candidate.option.plural ? 'meet' : 'meets';
}

function names(list: readonly string[], last = 'and'): string {
  return listOf(list.map(escapeProse), last);
}

function runnerUpSentences(decision: Decision, chosen: Candidate): string[] {
  const runnerUp = runnerUpOf(decision);
  if (!runnerUp) return ['No other option that the team may use was at hand to compare it with.'];
  const name = escapeMarkdown(runnerUp.candidate.option.name);
  const mine = escapeMarkdown(chosen.option.name);
  const behind = runnerUp.behind ? behindSentence(runnerUp, runnerUp.behind) : '';
  if (runnerUp.ahead) {
    const { ahead } = runnerUp;
    const lead = `What sets ${chosen.option.plural ? 'them' : 'it'} apart from ${name}, the runner-up, is ${escapeProse(ahead.name)}: ${judgement(runnerUp, ahead)}.`;
    return behind === '' ? [lead] : [lead, behind];
  }
  const beyond = runnerUp.beyond ? [beyondSentence(runnerUp, runnerUp.beyond, chosen)] : [];
  if (behind !== '') {
    return [`On the named drivers ${mine} ${is(chosen)} not ahead of ${name}, the runner-up.`, behind, ...beyond];
  }
  const tie = decision.needs.some((need) => need.driver)
    ? `On the named drivers ${name}, the runner-up, ${runnerUp.candidate.option.plural ? 'do' : 'does'} as well.`
    : `The runner-up is ${name}; no driver was named that the catalog could tell the two apart by.`;
  if (beyond.length > 0) return [tie, ...beyond];
  if (runnerUp.against) return [tie, `${apart(runnerUp)} ${behindSentence(runnerUp, runnerUp.against)}`];
  return [tie, 'The other drivers of the layer do not separate the two either.'];
}

function beyondSentence(rival: Rival, contrast: Contrast, chosen: Candidate): string {
  return `${apart(rival)} ${escapeMarkdown(chosen.option.name)} ${is(chosen)} ahead on ${escapeProse(contrast.name)}: ${escapeProse(contrast.chosen.note)}, whereas ${judgement(rival, contrast)}.`;
}

/** How a sentence begins about drivers that the team did not name. */
function apart(rival: Rival): string {
  return rival.candidate.fits.some((fit) => fit.need.driver) ? 'Apart from them' : 'In general';
}

function behindSentence(rival: Rival, contrast: Contrast): string {
  const name = escapeMarkdown(rival.candidate.option.name);
  return `${name} would be ahead on ${escapeProse(contrast.name)}: ${escapeProse(contrast.rival.note)}.`;
}

/** "RabbitMQ only partly meets it, because …". */
export function judgement(rival: Rival, contrast: Contrast): string {
  const { option } = rival.candidate;
  const name = escapeMarkdown(option.name);
  const words: Readonly<Record<Fit, string>> = {
    met: option.plural ? 'meet it' : 'meets it',
    partly: option.plural ? 'only partly meet it' : 'only partly meets it',
    not: option.plural ? 'do not meet it' : 'does not meet it',
    unknown: '',
  };
  if (contrast.rival.fit === 'unknown')
    return `for ${name} that is unknown, because ${escapeProse(contrast.rival.note)}`;
  return `${name} ${words[contrast.rival.fit]}, because ${escapeProse(contrast.rival.note)}`;
}
