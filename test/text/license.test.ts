import { describe, expect, it } from 'vitest';
import type { Option } from '../../src/model/catalog.ts';
import { licenseAt } from '../../src/text/license.ts';

const redis: Option['license'] = {
  spdx: 'AGPL-3.0-only',
  policy: 'osi-approved',
  source: 'repository',
  history: [
    { spdx: 'BSD-3-Clause', from: 'until 7.2', policy: 'permissive' },
    { spdx: 'SSPL-1.0', from: '7.4 to 7.8', versions: '>=7.4.0 <8.0.0', policy: 'restricted' },
    { spdx: 'AGPL-3.0-only', from: '8.0 (2025)', policy: 'osi-approved' },
  ],
};
const minio: Option['license'] = {
  spdx: 'AGPL-3.0-only',
  policy: 'osi-approved',
  source: 'repository',
  history: [{ spdx: 'Apache-2.0', from: 'until 2021-05', policy: 'permissive' }],
};

describe('the licence of a version', () => {
  it.each([
    ['7.2.4', 'BSD-3-Clause', 'permissive'],
    ['v7.2', 'BSD-3-Clause', 'permissive'],
    ['6', 'BSD-3-Clause', 'permissive'],
    ['7.2-alpine', 'BSD-3-Clause', 'permissive'],
    ['5.x', 'BSD-3-Clause', 'permissive'],
    ['7.4', 'SSPL-1.0', 'restricted'],
    ['7.4.2', 'SSPL-1.0', 'restricted'],
    ['>=7.4 <7.9', 'SSPL-1.0', 'restricted'],
    ['8', 'AGPL-3.0-only', 'osi-approved'],
    ['8.2.1', 'AGPL-3.0-only', 'osi-approved'],
  ])('%s is %s and names no other', (version, spdx, policy) => {
    expect(licenseAt(redis, version)).toMatchObject({ spdx, policy, history: [] });
  });

  it.each(['7', '>=6', 'latest', '7.x'])('%s may be under either, so the whole history is kept', (version) => {
    expect(licenseAt(redis, version)).toBe(redis);
  });

  it('is that of today with its history where no version was told', () => {
    expect(licenseAt(redis, undefined)).toBe(redis);
  });

  it.each([
    ['RELEASE.2021-04-22T15-44-28Z', 'Apache-2.0'],
    ['RELEASE.2025-09-07T16-13-09Z', 'AGPL-3.0-only'],
  ])('%s is told by its day', (version, spdx) => {
    expect(licenseAt(minio, version)).toMatchObject({ spdx, history: [] });
  });

  it('keeps the history where the day of a version cannot be told', () => {
    expect(licenseAt(minio, 'RELEASE.2021-05-11T23-27-41Z')).toBe(minio);
    expect(licenseAt(minio, '1.2.3')).toBe(minio);
  });
});
