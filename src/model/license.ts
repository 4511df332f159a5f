/** What kind of licence it is, as far as a team's licence policy cares. */
export type LicensePolicy = 'permissive' | 'osi-approved' | 'restricted' | 'service' | 'none' | 'unknown';

/** A licence that an option had or has, and since when. */
export interface LicensePeriod {
  readonly spdx: string;
  /** First version or date under this licence, or the last one: `until 1.16`. */
  readonly from: string;
  /** A semver range of the versions under this licence, where `from` does not name the last of them. */
  readonly versions?: string;
  /** Set by the build, as for the licence of today. */
  readonly policy: LicensePolicy;
}

/** A licence as records write it: the SPDX expression, or words where SPDX has none. */
export function spokenLicense(spdx: string): string {
  return spdx.replace('LicenseRef-proprietary', 'proprietary').replaceAll('LicenseRef-', '');
}
