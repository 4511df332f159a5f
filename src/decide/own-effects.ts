import type { Choice } from '../model/answers.ts';
import type { Option } from '../model/catalog.ts';
import type { Candidate, Effect } from '../model/decision.ts';
import { sentence } from '../text/sentence.ts';

/**
 * What speaks against the chosen option itself: it has ended, is only maintained, or the team's own rules exclude it. An
 * option that has ended is an error for a new decision and a warning for one that stands.
 */
export function ownEffects(candidate: Candidate, answer: Choice): Effect[] {
  const { option } = candidate;
  const stands = answer.status === 'accepted' && answer.confidence === 'production';
  const effects = candidate.barriers.map((barrier): Effect => {
    const ended =
      option.lifecycle.state !== 'active' &&
      option.lifecycle.state !== 'maintenance' &&
      barrier === candidate.barriers[0];
    // The word of the organisation comes last among the barriers.
    const onHold = option.ring?.name === 'hold' && barrier === candidate.barriers.at(-1);
    return {
      itself: true,
      code: onHold ? 'stack/on-hold' : ended ? 'stack/ended-option' : 'stack/not-allowed',
      severity: stands ? 'warning' : 'error',
      text: sentence(`${about(option, barrier)}${ended ? successorWords(candidate.successor) : ''}`),
    };
  });
  if (option.lifecycle.state === 'maintenance') {
    effects.push({
      itself: true,
      code: 'stack/maintenance-only',
      severity: 'warning',
      text: maintainedText(option),
    });
  }
  return effects.map((effect) => {
    const reason = answer.accepts[effect.code];
    return reason === undefined ? effect : { ...effect, severity: 'info', accepted: reason };
  });
}

/** A barrier as a clause about the option by its name: "it has been archived" → "Hystrix has been archived". */
function about({ name }: Option, barrier: string): string {
  const named = barrier.replace(/^(?:it|they)\b/, name).replace(/^(?:its|their) licence\b/, `The licence of ${name}`);
  return named === barrier
    ? barrier.replace(/^the organisation puts (?:it|them)\b/, `The organisation puts ${name}`)
    : named;
}

function maintainedText({ name, plural, lifecycle: { since } }: Option): string {
  const gains = plural ? 'gain' : 'gains';
  if (since === undefined) return `${name} ${plural ? 'are' : 'is'} in maintenance mode and ${gains} no new features.`;
  return `${name} ${plural ? 'have' : 'has'} been in maintenance mode since ${since} and ${gains} no new features.`;
}

function successorWords(successor: string | undefined): string {
  return successor === undefined ? '' : ` (successor: ${successor})`;
}
