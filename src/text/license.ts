import type { Option } from '../model/catalog.ts';
import type { LicensePeriod } from '../model/license.ts';
import { isWithin } from './version.ts';

type License = Option['license'];

/**
 * The licence of a version. Where an earlier licence holds for it, that one; where none of the earlier ones does, that of
 * today; both without a history, as nothing else holds for this version. Without a version, or where it cannot be told,
 * the licence with its whole history.
 */
export function licenseAt(license: License, version: string | undefined): License {
  if (version === undefined) return license;
  const period = earlierPeriod(license, version);
  if (period) return { ...license, spdx: period.spdx, policy: period.policy, history: [] };
  const isToday = earlierOf(license).every((earlier) => holdsFor(earlier, version) === false);
  return isToday ? { ...license, history: [] } : license;
}

/** The earlier licence that holds for a version, where it is certain that one does. */
export function earlierPeriod(license: License, version: string): LicensePeriod | undefined {
  return earlierOf(license).find((period) => holdsFor(period, version) === true);
}

function earlierOf({ spdx, history }: License): LicensePeriod[] {
  return history.filter((period) => period.spdx !== spdx);
}

/** Whether a version is of a period; `undefined` where that cannot be told, as with "7" and a change at 7.4. */
function holdsFor({ from, versions }: LicensePeriod, version: string): boolean | undefined {
  const day = /\d{4}-\d{2}(?:-\d{2})?/.exec(version)?.[0];
  const lastDay = /^until (\d{4}-\d{2}(?:-\d{2})?)\b/.exec(from)?.[1];
  if (day !== undefined && lastDay !== undefined) return isBefore(day, lastDay);
  const last = /^until v?(\d+(?:\.[\dx]+)*)(?!-\d)\b/.exec(from)?.[1];
  const range = versions ?? (last === undefined || lastDay !== undefined ? undefined : `<=${last}`);
  return range === undefined ? undefined : isWithin(version, range);
}

/** Whether a day is before another one, as far as both are given: a month says nothing about the days in it. */
function isBefore(day: string, limit: string): boolean | undefined {
  const length = Math.min(day.length, limit.length);
  const [one, other] = [day.slice(0, length), limit.slice(0, length)];
  return one === other ? undefined : one < other;
}
