import type { Option } from '../model/catalog.ts';
import type { Contrast, Decision, Rival } from '../model/decision.ts';
import { escapeMarkdown, escapeProse } from '../text/markdown.ts';
import { capitalise } from '../text/sentence.ts';
import { runnerUpOf } from './justify.ts';
import { driverName, nameInText, teamWords, verb } from './wording.ts';

/** Why a rival was not taken: the team's words, what bars it, or the driver on which the choice is ahead. */
export function verdict(rival: Rival, decision: Decision): string {
  if (rival.why !== undefined) return `Not chosen: ${teamWords(rival.why, 'colon')}`;
  const [barrier] = rival.candidate.barriers;
  if (barrier !== undefined) return `Not chosen, because ${escapeProse(barrier)}.`;
  const { option } = rival.candidate;
  if (!rival.ahead && rival.missing !== undefined && !('own' in decision.chosen)) {
    return `Not chosen, because ${escapeProse(rival.missing)} would have to come with ${verb(option, 'it', 'them')}.`;
  }
  const isRunnerUp = rival === runnerUpOf(decision);
  if (rival.ahead) {
    const but =
      rival.behind && !isRunnerUp
        ? `; on ${driverName(rival.behind.name)} ${verb(option, 'it', 'they')} would have been ahead`
        : '';
    return `Not chosen, because ${itFalls(rival, rival.ahead)}${but}.`;
  }
  if (rival.beyond && !('own' in decision.chosen)) return besideVerdict(rival, rival.beyond, decision, isRunnerUp);
  return openVerdict(rival, decision);
}

/** "it meets _replay_ only in part". */
function itFalls({ candidate: { option } }: Rival, contrast: Contrast): string {
  const it = verb(option, 'it', 'they');
  if (contrast.rival.fit !== 'unknown') return `${it} ${shortfall(option, contrast)}`;
  return `nobody can say whether ${it} ${verb(option, 'meets', 'meet')} ${driverName(contrast.name)}`;
}

/** "meets _replay_ only in part", behind the name of an option. */
export function shortfall(option: Pick<Option, 'plural'>, { name, rival }: Contrast): string {
  const meets = verb(option, 'meets', 'meet');
  const driver = driverName(name);
  if (rival.fit === 'unknown') return `${verb(option, 'is', 'are')} not known to meet ${driver}`;
  return rival.fit === 'not' ? `${verb(option, 'does', 'do')} not meet ${driver}` : `${meets} ${driver} only in part`;
}

/** Where no named driver speaks against it: what does although nobody named it. The outcome has the note of the runner-up. */
function besideVerdict(rival: Rival, beyond: Contrast, decision: Decision, isRunnerUp: boolean): string {
  const note = isRunnerUp ? '' : `: ${escapeProse(beyond.rival.note)}`;
  const known = decision.needs.filter((need) => need.driver).length;
  if (known === 0) return `The team gave no reason against it; in general ${itFalls(rival, beyond)}${note}.`;
  const { option } = rival.candidate;
  const named = rival.behind
    ? `${verb(option, 'It', 'They')} would be ahead on ${driverName(rival.behind.name)}`
    : `${verb(option, 'It is', 'They are')} level on the named ${known === 1 ? 'driver' : 'drivers'}`;
  return `${named}; of those that nobody named, ${itFalls(rival, beyond)}${note}.`;
}

/** Where nothing known speaks against it: whether the team said why it took the other, and what the drivers say. */
function openVerdict(rival: Rival, decision: Decision): string {
  const name = 'own' in decision.chosen ? escapeMarkdown(decision.chosen.own.name) : nameInText(decision.chosen.option);
  const drivers = balance(rival, decision);
  if (decision.answer.because !== undefined) return `${capitalise(drivers)}; the team’s reason for ${name} decided.`;
  const preferred = 'own' in decision.chosen ? 'was' : verb(decision.chosen.option, 'was', 'were');
  return `Why ${name} ${preferred} preferred is unknown: ${drivers}.`;
}

/** What the drivers say where none speaks for the choice. */
function balance(rival: Rival, decision: Decision): string {
  if (rival.behind) return 'the named drivers speak for this one';
  if (!decision.needs.some((need) => need.driver)) return 'no driver was named that could tell the two apart';
  if ('own' in decision.chosen) return 'how the choice meets the named drivers is not known';
  return 'the named drivers do not tell the two apart';
}
