import { statusWord, type AdrFile, type Identity, type RecordFormat } from '../model/adr.ts';
import { isUnedited, sectionDigest, sectionMark } from '../text/digest.ts';
import { applyEdits, lineEnding, withLineEnding } from '../text/edit.ts';
import { isCalled, statusSection } from './fields.ts';
import { deciderNames, headText } from './head.ts';
import { headLeftovers } from './head-leftovers.ts';
import { formatKey, renderIdentity, without } from './identity.ts';
import { layouts, withSign } from './layout.ts';
import { parseAdr } from './parse.ts';
import { bodiesOf, piecesOf, rebuiltBody, type Body, type Conversion, type Standing } from './rebuild.ts';
import { writtenDeciders } from './render.ts';
import { statusEdits } from './status.ts';

const keptTitle = 'Kept from the former format';

/** A record of ours in another format: words stay, headings and head are those of the new format. */
export function convertRecord(file: AdrFile, identity: Identity, conversion: Conversion): string {
  const ending = lineEnding(file.text);
  const mark = file.text.startsWith('\ufeff') ? '\ufeff' : '';
  const text = withLineEnding(file.text.slice(mark.length), '\n');
  const adr = parseAdr(text, file.path);
  const { to } = conversion;
  const standing = { text, adr, identity };
  const isSame = layouts[identity.format ?? 'portable'] === layouts[to];
  const body = isSame ? sameBody(standing, conversion) : rebuiltBody(standing, conversion);
  const left = headLeftovers(text, adr, {
    ...{ identity, to },
    supersedes: conversion.supersedes.length,
    successors: conversion.successors.length,
  });
  const shown = deciderNames(adr.deciderPlaces[0]?.value ?? identity.deciders);
  const head = withStatus(headOf(standing, shown, conversion), standing, to);
  const generated = parseAdr(headOf(standing, deciderNames(identity.deciders), conversion), '');
  const next: Identity = {
    ...without(identity, 'format'),
    ...formatKey(to),
    deciders: writtenDeciders(generated),
    digests: () => body.sections,
  };
  const span = adr.identitySpan();
  const tail = span ? text.slice(span.end) : '\n';
  const words = withKept(`${head}\n${body.text.trim()}\n`, withSign(left));
  const whole = `${words}\n${renderIdentity(next)}${tail}`;
  return mark + withLineEnding(withSuccessors(whole, file.path, adr.status, conversion), ending);
}

/** The record with the words that the new head has no place for, in one section that later conversions add to. */
function withKept(text: string, left: string): string {
  if (left === '') return text;
  const section = parseAdr(text, '')
    .sections()
    .find(({ title, level }) => level === 2 && title === keptTitle);
  if (!section) return `${text}\n## ${keptTitle}\n\n${left}\n`;
  const { end } = section.body;
  return `${text.slice(0, end).trimEnd()}\n\n${left}\n${end < text.length ? '\n' : ''}${text.slice(end)}`;
}

function headOf(
  { adr, identity }: Standing,
  deciders: readonly string[],
  { template, supersedes, wouldSupersede }: Conversion,
): string {
  const { title, status, number, date } = adr;
  return headText(
    {
      ...(number === undefined ? {} : { number }),
      ...(date === undefined ? {} : { date }),
      ...{ title, status, deciders, identity, supersedes, wouldSupersede },
    },
    template,
  );
}

/** The head with the words of the old status section, where both formats have one. */
function withStatus(head: string, { text, adr }: Standing, to: RecordFormat): string {
  const old = adr.sections().find((section) => isCalled(section, 'status'));
  const now = parseAdr(head, '')
    .sections()
    .find((section) => isCalled(section, 'status'));
  if (!old || !now || to === 'madr') return head;
  const words = text.slice(old.body.start, old.body.end).trim();
  const whole = `${head.slice(0, now.body.start)}\n${words}\n`;
  const status = parseAdr(whole, '')
    .sections()
    .find((section) => isCalled(section, 'status'));
  return statusSection(whole, status?.body).some((place) => statusWord(place.value) === adr.status)
    ? whole
    : `${head.trimEnd()}\n\n${words}`.trimEnd() + '\n';
}

/** A superseded record names what took its place in the way of the new format. */
function withSuccessors(text: string, path: string, status: string, { successors }: Conversion): string {
  if (status !== 'superseded' || successors.length === 0) return text;
  return applyEdits(text, statusEdits(text, parseAdr(text, path), { status, successors }));
}

/** Formats with the same sections: all of them stay where they are, with the other sign for list items. */
function sameBody(standing: Standing, { fresh }: Conversion): Body {
  const pieces = piecesOf(standing);
  const old = fresh && bodiesOf(fresh.old);
  const now = fresh && bodiesOf(fresh.new);
  const sections = Object.entries(standing.identity.digests()).map(([mark, was]) => {
    const piece = pieces.find((one) => sectionMark(one.key) === mark);
    if (piece?.pristine) return [mark, sectionDigest(piece.body)] as const;
    const generated = piece && now?.get(piece.key);
    const follows = generated !== undefined && isUnedited(old?.get(piece?.key ?? '') ?? '', was);
    return [mark, follows ? sectionDigest(generated) : was] as const;
  });
  return {
    text: pieces.map((piece) => `${piece.heading}${piece.body}`).join(''),
    sections: Object.fromEntries(sections),
  };
}
