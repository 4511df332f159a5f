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

/** "it meets replay and ordering, partly meets delay and does not meet light operation". */
function driverClause(chosen: Candidate): string {
  const it = chosen.option.plural ? 'they' : 'it';
  const s = chosen.option.plural ? '' : 's';
  const known = chosen.fits.filter((fit) => fit.need.driver);
  const own = chosen.fits.length - known.length;
  if (known.length === 0) {
    const strong = chosen.others.filter((other) => other.fit === 'met').map((other) => other.driver.name);
    const why =
      own > 0
        ? 'drivers in the team’s own words decide, which the catalog cannot judge'
        : 'of what the layer asks for in general, as the team named no drivers';
    return strong.length === 0 ? why : `${why}; ${it} meet${s} ${names(strong)}`;
  }
  const with_ = (fit: Fit): string[] => known.filter((item) => item.fit === fit).map((item) => item.need.name);
  const parts = [
    with_('met').length > 0 ? `meet${s} ${names(with_('met'))}` : '',
    with_('partly').length > 0 ? `partly meet${s} ${names(with_('partly'))}` : '',
    with_('not').length > 0 ? `do${s === '' ? '' : 'es'} not meet ${names(with_('not'), 'or')}` : '',
  ].filter((part) => part !== '');
  const unknown = with_('unknown');
  const rest = unknown.length > 0 ? `; ${names(unknown)} ${unknown.length > 1 ? 'are' : 'is'} unknown` : '';
  const said = parts.length > 0 ? `${it} ${joinContrast(parts)}` : 'the team chose it';
  return said + rest;
}

/** "meets a and partly meets b, but does not meet c". */
function joinContrast(parts: readonly string[]): string {
  const negative = parts.filter((part) => /^do(es)? not/.test(part));
  const positive = parts.filter((part) => !/^do(es)? not/.test(part));
  return [listOf(positive), ...negative].filter((part) => part !== '').join(', but ');
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
    const lead = `What sets it apart from ${name}, the runner-up, is ${escapeProse(ahead.name)}: ${escapeProse(ahead.chosen.note)}, whereas ${judgement(runnerUp, ahead)}.`;
    return behind === '' ? [lead] : [lead, behind];
  }
  const tie = `On the named drivers ${name}, the runner-up, does as well`;
  if (runnerUp.behind)
    return [`${name} is the runner-up, and ${mine} is not ahead of ${pronoun(runnerUp)} on any named driver.`, behind];
  if (!runnerUp.beyond) return [`${tie}, and the layer’s other drivers do not separate the two either.`];
  return [
    `${tie}; apart from them ${mine} is ahead on ${escapeProse(runnerUp.beyond.name)}: ${escapeProse(runnerUp.beyond.chosen.note)}, whereas ${judgement(runnerUp, runnerUp.beyond)}.`,
  ];
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

function pronoun(rival: Rival): string {
  return rival.candidate.option.plural ? 'them' : 'it';
}
