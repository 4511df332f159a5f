import { expect, it } from 'vitest';
import { isLeftover } from '../../src/text/leftover.ts';

it.each([
  '0002-use-kafka_BACKUP_4711.md',
  '0002-use-kafka_BASE_4711.md',
  '0002-use-kafka_LOCAL_4711.md',
  '0002-use-kafka_REMOTE_4711.md',
  '0002-use-kafka.REMOTE.4711.md',
  '0002-use-kafka.orig.md',
  '0002-use-kafka.sync-conflict-20261124-101500-ABCDEFG.md',
  '0002-use-kafka (1).md',
  '0002-use-kafka copy.md',
  '0002-use-kafka copy 2.md',
  '0002-use-kafka - Copy (2).md',
  "0002-use-kafka (Ana's conflicted copy 2026-11-24).md",
  '.0002-use-kafka.md',
])('takes %s for a leftover', (name) => {
  expect(isLeftover(name)).toBe(true);
});

it.each(['0002-use-kafka.md', '0003-one-copy.md', '0004-use-base-images.md', '0005-local_cache.md', '0006-x-(1).md'])(
  'takes %s for a record',
  (name) => {
    expect(isLeftover(name)).toBe(false);
  },
);
