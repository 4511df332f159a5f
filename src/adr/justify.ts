import type { Fit } from '../model/catalog.ts';
import { chosenName, type Candidate, type Contrast, type Decision, type Rival } from '../model/decision.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { listOf, sentence } from '../text/sentence.ts';

/** The sentences after "Chosen option": which drivers decide, how the runner-up compares, and the team's own reason. */
export function justification(decision: Decision): string[] {
  const name = escapeMarkdown(chosenName(decision.chosen));
  const because = decision.answer.because === undefined ? [] : [escapeProse(sentence(decision.answer.because))];
  const opening = `Chosen option: "${name}", because`;
  if ('own' in decision.chosen) {
    return because.length > 0
      ? [`${opening} of the team's own judgement: the catalog has no facts about it.`, ...because]
      : [`${opening} the team says so; its reasons are unknown, and the catalog has no facts about it.`];
  }
  const { chosen } = decision;
  return [`${opening} ${driverClause(chosen)}.`, ...runnerUpSentences(decision, chosen), ...because];
}

/** "it meets replay and ordering, but does not meet light operation". */
function driverClause(chosen: Candidate): string {
  const known = chosen.fits.filter((fit) => fit.need.driver);
  if (known.length === 0) return unnamedClause(chosen);
  const named = (fit: Fit): string[] => known.filter((item) => item.fit === fit).map((item) => item.need.name);
  const does = chosen.option.plural ? 'do' : 'does';
  const positive = [phrase(meets(chosen), named('met')), phrase(`partly ${meets(chosen)}`, named('partly'))];
  const negative = phrase(`${does} not meet`, named('not'), 'or');
  const parts = [listOf(positive.filter((part) => part !== '')), negative].filter((part) => part !== '');
  const unknown = phrase('whether it meets', named('unknown'), 'or');
  const said = parts.length > 0 ? `${it(chosen)} ${parts.join(', but ')}` : 'the team chose it';
  return unknown === '' ? said : `${said}; ${unknown} is unknown`;
}

/** Without a driver of the catalog there is nothing to meet: what speaks for it is what the layer asks for in general. */
function unnamedClause(chosen: Candidate): string {
  const strong = chosen.others.filter((other) => other.fit === 'met').map((other) => other.driver.name);
  const why =
    chosen.fits.length > 0
      ? 'drivers in the team’s own words decide, which the catalog cannot judge'
      : 'of what the layer asks for in general, as the team named no drivers';
  return strong.length === 0 ? why : `${why}; ${phrase(`${it(chosen)} ${meets(chosen)}`, strong)}`;
}

function phrase(verb: string, list: readonly string[], last = 'and'): string {
  return list.length === 0 ? '' : `${verb} ${names(list, last)}`;
}

function it(candidate: Candidate): string {
  return candidate.option.plural ? 'they' : 'it';
}

function meets(candidate: Candidate): string {
  return candidate.option.plural ? 'meet' : 'meets';
}

function names(list: readonly string[], last = 'and'): string {
  return listOf(list.map(escapeProse), last);
}

function runnerUpSentences(decision: Decision, chosen: Candidate): string[] {
  const runnerUp = decision.rivals.find((rival) => rival.candidate.barriers.length === 0);
  if (!runnerUp) return ['No other option that the team may use was at hand to compare it with.'];
  const name = escapeMarkdown(runnerUp.candidate.option.name);
  const mine = escapeMarkdown(chosen.option.name);
  const behind = runnerUp.behind ? behindSentence(runnerUp, runnerUp.behind) : '';
  if (runnerUp.ahead) {
    const { ahead } = runnerUp;
    const lead = `What sets it apart from ${name}, the runner-up, is ${escapeProse(ahead.name)}: ${judgement(runnerUp, ahead)}.`;
    return behind === '' ? [lead] : [lead, behind];
  }
  const beyond = runnerUp.beyond ? [beyondSentence(runnerUp, runnerUp.beyond, mine)] : [];
  if (behind !== '') return [`On the named drivers ${mine} is not ahead of ${name}, the runner-up.`, behind, ...beyond];
  const tie = `On the named drivers ${name}, the runner-up, does as well.`;
  return beyond.length > 0 ? [tie, ...beyond] : [tie, 'The other drivers of the layer do not separate the two either.'];
}

function beyondSentence(rival: Rival, contrast: Contrast, mine: string): string {
  return `Apart from them ${mine} is ahead on ${escapeProse(contrast.name)}: ${escapeProse(contrast.chosen.note)}, whereas ${judgement(rival, contrast)}.`;
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
