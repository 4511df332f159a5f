import { statusEdits } from '../adr/status.ts';
import type { AdrFile, AdrLog } from '../model/adr.ts';
import type { NoChoice } from '../model/answers.ts';
import type { Stack } from '../model/decision.ts';
import { renderIdentity } from '../adr/identity.ts';
import { applyEdits } from '../text/edit.ts';
import { escapeBlock } from '../text/markdown.ts';
import { sentence } from '../text/sentence.ts';
import { currentRecords } from './current.ts';

/** A record whose decision is gone, with its text after the run. */
interface Ending {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly why: string;
  readonly layer: string;
  readonly number?: number;
}

/**
 * Records whose decision was removed from the answers or is skipped now: a proposed one becomes rejected, one that stood
 * becomes deprecated, both with the reason. None is ever deleted.
 */
export function endings(log: AdrLog, stack: Stack, decided: ReadonlyMap<string, unknown>): Ending[] {
  return [...currentRecords(log)]
    .filter(([key]) => !decided.has(key))
    .map(([, file]) =>
      ending(
        file,
        stack.notChosen.find((item) => item.layer === file.adr.identity?.layer),
      ),
    );
}

function ending(file: AdrFile, instead: NoChoice | undefined): Ending {
  const { adr, path, text } = file;
  const status = adr.status === 'proposed' || adr.status === 'draft' ? 'rejected' : 'deprecated';
  const reason = instead
    ? `${instead.kind === 'skip' ? 'The layer is deliberately not used now' : 'The layer is undecided again'}: ${escapeBlock(sentence(instead.reason))}`
    : 'The decision was taken out of the answers; no reason was given.';
  const edits = statusEdits(text, adr, { status, reason });
  const identity =
    adr.identity && adr.identitySpan
      ? [{ ...adr.identitySpan, text: renderIdentity({ ...adr.identity, status }) }]
      : [];
  return {
    path,
    before: text,
    after: applyEdits(text, [...edits, ...identity]),
    why: instead ? `${instead.kind === 'skip' ? 'skipped' : 'undecided'} now` : 'no longer among the answers',
    layer: adr.identity?.layer ?? '',
    ...(adr.number === undefined ? {} : { number: adr.number }),
  };
}
