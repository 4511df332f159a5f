import type { Candidate, Contrast, Decision, Rival } from '../model/decision.ts';
import { escapeProse } from '../text/markdown.ts';
import { listOf } from '../text/sentence.ts';
import { driverName, judgement, nameAtStart, nameInText, teamWords, verb } from './wording.ts';

/**
 * How the choice compares with the runner-up: by the named drivers, where they do not tell, by the layer's others, and by
 * what the team said against it.
 */
export function runnerUpSentences(decision: Decision, chosen: Candidate, runnerUp: Rival | undefined): string[] {
  if (!runnerUp) return [nearestBarred(decision)];
  const pair = { decision, chosen, runnerUp };
  return [...comparison(pair), ...ownReason(runnerUp), ...barrierSentences(pair)];
}

/** The comparison alone, for a format that has the team's reason elsewhere. */
export function comparisonSentences(decision: Decision, chosen: Candidate, runnerUp: Rival | undefined): string[] {
  if (!runnerUp) return [nearestBarred(decision)];
  const pair = { decision, chosen, runnerUp };
  return [...comparison(pair), ...barrierSentences(pair)];
}

function comparison(pair: Pair): string[] {
  const { ahead, behind } = pair.runnerUp;
  if (ahead) return aheadSentences(pair, ahead);
  return behind ? behindSentences(pair, behind) : levelSentences(pair);
}

/** Where the team may use nothing else: what comes nearest, and what bars it. */
function nearestBarred({ rivals: [nearest] }: Decision): string {
  const barrier = nearest?.candidate.barriers[0];
  if (!nearest || barrier === undefined) return 'Nothing else that the team may use was at hand to compare it with.';
  const { option } = nearest.candidate;
  return `Nothing else fits what the team told: ${nameInText(option)} ${verb(option, 'comes', 'come')} nearest, but ${escapeProse(barrier)}.`;
}

function ownReason({ why, candidate: { option } }: Rival): string[] {
  return why === undefined ? [] : [`The team’s reason against ${nameInText(option)}: ${teamWords(why, 'colon')}`];
}

/** What bars the choice and not the runner-up speaks for the runner-up. */
function barrierSentences({ chosen, runnerUp }: Pair): string[] {
  if (!runnerUp.spared) return [];
  const against = listOf(runnerUp.spared.map(escapeProse));
  return [
    `What stands against ${nameInText(chosen.option)} (${against}) does not stand against ${nameInText(runnerUp.candidate.option)}.`,
  ];
}

interface Pair {
  readonly decision: Decision;
  readonly chosen: Candidate;
  readonly runnerUp: Rival;
}

/** A named driver decides for the choice. Where the runner-up is ahead on another one, the order of the drivers is said. */
function aheadSentences({ decision, chosen, runnerUp }: Pair, ahead: Contrast): string[] {
  const name = nameInText(runnerUp.candidate.option);
  const place = (contrast: Contrast): number => decision.needs.findIndex((need) => need.name === contrast.name);
  const known = decision.needs.filter((need) => need.driver).length;
  const driver = driverName(ahead.name);
  const lead =
    known === 1
      ? `On it ${name}, the runner-up, falls behind.`
      : place(ahead) === 0
        ? `Against ${name}, the runner-up, ${driver} decides.`
        : `What sets ${verb(chosen.option, 'it', 'them')} apart from ${name}, the runner-up, is ${driver}.`;
  const said = `${lead} ${judgement(runnerUp, ahead)}`;
  const { behind } = runnerUp;
  if (!behind) return [said];
  const note = escapeProse(behind.rival.note);
  const other = driverName(behind.name);
  return place(behind) > place(ahead)
    ? [said, `In return ${name} would be ahead on ${other}, which comes later in the order: ${note}.`]
    : [
        said,
        `On ${other}, which comes before it, ${name} would be ahead: ${note}. ${hasReason(decision, runnerUp) ? 'The team’s own reason decided all the same.' : undecided}`,
      ];
}

/** The runner-up is ahead on a named driver, and the choice on none. */
function behindSentences(pair: Pair, behind: Contrast): string[] {
  const { decision, runnerUp } = pair;
  const name = nameAtStart(runnerUp.candidate.option);
  const lead = `${name}, the runner-up, would be ahead on ${driverName(behind.name)}: ${escapeProse(behind.rival.note)}.`;
  const beyond = beyondSentences(pair, 'Beside what was named');
  const told = hasReason(decision, runnerUp) || decision.needs.some((need) => !need.driver);
  return [lead, ...beyond, ...(beyond.length > 0 || told ? [] : [undecided])];
}

const undecided = 'Why that does not decide is unknown.';

/** Whether the team said why it took the one, or why not the other. */
function hasReason({ answer }: Decision, { why }: Rival): boolean {
  return answer.because !== undefined || why !== undefined;
}

/** The named drivers, if any, do not tell the two apart. */
function levelSentences(pair: Pair): string[] {
  const { chosen, runnerUp, decision } = pair;
  const { option } = runnerUp.candidate;
  const known = decision.needs.filter((need) => need.driver).length;
  const lead =
    known === 0
      ? `The nearest alternative is ${nameInText(option)}.`
      : `${nameAtStart(option)}, the runner-up, ${verb(option, 'is', 'are')} level with ${verb(chosen.option, 'it', 'them')} ${known === 1 ? 'there' : 'on the named drivers'}.`;
  const beyond = beyondSentences(pair, ['In general', 'Beside that'][known] ?? 'Beside them');
  if (beyond.length > 0) return [lead, ...beyond];
  if (runnerUp.why !== undefined) return [lead];
  if (!runnerUp.against) {
    const none = known === 0 ? 'No driver of the layer tells' : 'No other driver of the layer tells';
    return [lead, `${none} the two apart${known === 0 ? '' : ' either'}.`];
  }
  const { name, rival } = runnerUp.against;
  return [
    lead,
    `${verb(option, 'It', 'They')} would be ahead on ${driverName(name)}, which nobody named: ${escapeProse(rival.note)}.`,
  ];
}

/** What speaks for the choice although nobody named it. */
function beyondSentences({ chosen, runnerUp }: Pair, start: string): string[] {
  const { beyond } = runnerUp;
  if (!beyond) return [];
  return [
    `${start} ${driverName(beyond.name)} speaks for ${nameInText(chosen.option)}: ${escapeProse(beyond.chosen.note)}. ${judgement(runnerUp, beyond)}`,
  ];
}
