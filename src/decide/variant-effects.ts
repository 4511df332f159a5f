import type { Choice, TeamContext } from '../model/answers.ts';
import type { LicensePolicy } from '../model/license.ts';
import type { Effect, Unjudged } from '../model/decision.ts';
import { spokenLicense } from '../model/license.ts';

/** What a team's licence policy asks for, and the licences that do not meet it. */
const policies: Readonly<Record<string, { readonly asks: string; readonly bars: readonly LicensePolicy[] }>> = {
  'osi-approved': { asks: 'OSI-approved', bars: ['restricted'] },
  permissive: { asks: 'permissive', bars: ['restricted', 'osi-approved'] },
};

/**
 * What the licence policy of the team means for a choice that the catalog only names beside an option: it is judged by its
 * own licence, never by that of the option, and where the catalog does not know it, the team has to look it up.
 */
export function variantEffects({ variant }: Unjudged, answer: Choice, { licensePolicy }: TeamContext): Effect[] {
  const policy = policies[licensePolicy ?? 'any'];
  if (!variant || !policy) return [];
  const effect = licenseEffect(variant, policy, answer);
  if (!effect) return [];
  const accepted = answer.accepts[effect.code];
  return [accepted === undefined ? effect : { ...effect, severity: 'info', accepted }];
}

function licenseEffect(
  { name, of, license }: NonNullable<Unjudged['variant']>,
  { asks, bars }: (typeof policies)[string],
  { status, confidence }: Choice,
): Effect | undefined {
  if (!license || license.policy === 'unknown') {
    return {
      itself: true,
      code: 'stack/unknown-license',
      severity: 'warning',
      text: `The licence of ${name}, which is not ${of}, is not in the catalog; the policy allows ${asks} licences only.`,
    };
  }
  if (!bars.includes(license.policy)) return undefined;
  return {
    itself: true,
    code: 'stack/not-allowed',
    severity: status === 'accepted' && confidence === 'production' ? 'warning' : 'error',
    text: `The licence of ${name} (${spokenLicense(license.spdx)}) is not ${asks}.`,
  };
}
