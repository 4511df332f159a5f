/** A licence as records write it: the SPDX expression, or words where SPDX has none. */
export function spokenLicense(spdx: string): string {
  return spdx.replace('LicenseRef-proprietary', 'proprietary').replaceAll('LicenseRef-', '');
}
