import parse from 'spdx-expression-parse';
import type { LicensePolicy } from '../model/license.ts';

/** Licence ids that the OSI approved, and those that Blue Oak rates as permissive. */
export interface LicenseLists {
  readonly osi: readonly string[];
  readonly permissive: readonly string[];
}

/** Ids outside SPDX that the catalog uses, with what they mean for a team's policy. */
const own: Readonly<Record<string, LicensePolicy>> = {
  none: 'none',
  'LicenseRef-service': 'service',
  'LicenseRef-proprietary': 'restricted',
  'LicenseRef-Confluent-Community': 'restricted',
  'LicenseRef-source-available': 'restricted',
};

/**
 * What an SPDX expression means for a team's licence policy. `OR` takes the freer side, `AND` the stricter. `undefined`
 * when it is no valid expression.
 */
export function licensePolicy(spdx: string, lists: LicenseLists): LicensePolicy | undefined {
  const known = own[spdx];
  if (known) return known;
  try {
    return policyOf(parse(spdx), lists);
  } catch {
    return undefined;
  }
}

const strictness: readonly LicensePolicy[] = ['permissive', 'osi-approved', 'restricted'];

function policyOf(node: parse.Info, lists: LicenseLists): LicensePolicy {
  if ('license' in node) {
    const id = node.license;
    if (lists.permissive.includes(id)) return 'permissive';
    return lists.osi.includes(id) ? 'osi-approved' : (own[id] ?? 'restricted');
  }
  const ranks = [policyOf(node.left, lists), policyOf(node.right, lists)].map((policy) => strictness.indexOf(policy));
  return strictness[node.conjunction === 'or' ? Math.min(...ranks) : Math.max(...ranks)] ?? 'restricted';
}
