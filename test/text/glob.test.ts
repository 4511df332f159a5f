import { describe, expect, it } from 'vitest';
import { inGlobs } from '../../src/text/glob.ts';

describe('globs of applies-to', () => {
  it.each([
    ['services/orders', 'services/orders/a.ts', true],
    ['services/orders/', 'services/orders', true],
    ['./services/*/src/**', 'services/a/src/b/c.ts', true],
    ['services/*/src/**', 'services/a/b/src/c.ts', false],
    ['**/orders', 'a/b/orders/c', true],
    ['{apps,libs/{a,b}}/x', 'libs/b/x/y', true],
    ['app?/[ab]', 'apps/b/x', true],
    ['*.tf', '.a.tf', true],
    ['a', 'ab', false],
    ['**/a/**/b', 'a/b', true],
  ])('%s, %s: %s', (glob, path, expected) => {
    expect(inGlobs([glob])(path)).toBe(expected);
  });

  it.each([`${'**/a/'.repeat(12)}b`, `${'*a'.repeat(30)}b`, '{a,b}'.repeat(30), '**'.repeat(400)])(
    'reads %s at once',
    (glob) => {
      const begun = process.cpuUsage();
      inGlobs([glob])('a/'.repeat(2000));
      inGlobs([glob])('a'.repeat(250));
      expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000);
    },
  );
});
