import {
  statusOf,
  type Adr,
  type AdrLink,
  type AdrStatus,
  type FieldPlace,
  type Identity,
  type Section,
  type Span,
} from '../model/adr.ts';
import { isDay } from '../text/day.ts';
import { headOf, holds, sourceOf, textOf, type Source } from '../text/source.ts';
import { anyHead } from './any-head.ts';
import { editedSections } from './edited.ts';
import { placesOf, type Field } from './fields.ts';
import { findIdentity, identityIn } from './identity.ts';
import { isDateNamed, numberInName } from './number.ts';
import { bodyOf, outlineOf, sectionsOf, type Outline } from './outline.ts';
import { linksIn } from './relations.ts';
import { usualHead, type Head } from './usual-head.ts';

/**
 * Markdown of a record in any dialect → Adr. It never throws. Read: adr-tools and Nygard (`## Status`, `Date:` line),
 * MADR 2 and log4brains (bullets), MADR 3 and 4 (front matter), bold inline fields and tables. What is in no dialect is
 * unknown: a status `unknown`, the rest `undefined`. Sections and links are read when somebody asks for them.
 */
export function parseAdr(given: string | Source, path: string): Adr {
  return new ParsedAdr(typeof given === 'string' ? sourceOf(given) : given, path);
}

/**
 * A class, so that the thousands of records of a long log share their functions. What each of them keeps is little, or
 * collecting garbage would cost more than reading.
 */
class ParsedAdr implements Adr {
  readonly number: number | undefined;
  readonly titleSpan: Span | undefined;
  readonly titleNumber: number | undefined;
  readonly status: AdrStatus;
  readonly date: string | undefined;
  readonly statusPlaces: readonly FieldPlace[];
  readonly statusBody: Span | undefined;
  readonly datePlaces: readonly FieldPlace[];
  readonly deciderPlaces: readonly FieldPlace[];
  readonly identity: Identity | undefined;
  private readonly source: Source;
  private readonly fields: readonly Field[];
  private readonly isUsual: boolean;
  private readonly namesOthers: boolean;
  private readonly keptTitle: string | undefined;
  private read: Outline | undefined = undefined;
  private linked: readonly AdrLink[] | undefined = undefined;

  constructor(source: Source, path: string) {
    this.source = source;
    this.identity = identityIn(source);
    const usual = usualHead(headOf(source));
    const head = usual ?? anyHead(this.outline());
    this.number = numberOf(path, head);
    this.titleSpan = head.titleSpan;
    this.titleNumber = head.titleDigits === undefined ? undefined : Number(head.titleDigits);
    this.status = statusOf(head.statusPlaces, this.identity?.status);
    this.date = dayOf(head.datePlaces);
    this.statusPlaces = head.statusPlaces;
    this.statusBody = head.statusBody;
    this.datePlaces = head.datePlaces;
    this.deciderPlaces = head.deciderPlaces;
    this.fields = head.fields;
    this.isUsual = usual !== undefined;
    this.namesOthers = head.namesOthers;
    // A title that is cut from the head would hold on to all of it.
    const kept = usual ? undefined : head.title;
    this.keptTitle = head.title === this.identity?.title ? this.identity.title : kept;
  }

  get title(): string {
    return this.keptTitle ?? usualHead(headOf(this.source))?.title ?? '';
  }

  links(): readonly AdrLink[] {
    this.linked ??= this.readLinks();
    return this.linked;
  }

  sections(): readonly Section[] {
    return sectionsOf(this.outline());
  }

  editedSections(): readonly Section[] {
    return this.identity ? editedSections(textOf(this.source)) : [];
  }

  identitySpan(): Span | undefined {
    return this.identity && findIdentity(textOf(this.source))?.span;
  }

  private outline(): Outline {
    this.read ??= outlineOf(textOf(this.source), this.identitySpan());
    return this.read;
  }

  private readLinks(): readonly AdrLink[] {
    // Most records have no such section, and need neither be decoded nor divided to say so.
    const body = linksWords.some((word) => holds(this.source, word)) ? bodyOf(this.outline(), 'links') : undefined;
    if (!body && !this.namesOthers) return [];
    const text = this.isUsual && !body ? headOf(this.source) : textOf(this.source);
    return linksIn(text, [this.statusBody, body], this.statusPlaces, this.fields);
  }
}

/** How the heading of such a section is written. */
const linksWords = ['Links', 'links', 'LINKS'];

function numberOf(path: string, { titleDigits, fields }: Head): number | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const inName = numberInName(name);
  if (inName !== undefined || isDateNamed(name)) return inName;
  const stated = placesOf(fields, 'number')[0]?.value;
  const digits = titleDigits ?? (/^\d{1,6}$/.test(stated ?? '') ? stated : undefined);
  return digits === undefined ? undefined : Number(digits);
}

function dayOf(places: readonly FieldPlace[]): string | undefined {
  for (const place of places) {
    const day = isoDay(place);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** A real day as YYYY-MM-DD. `03/02/2026` is read in a list only, as log4brains does, day first. */
function isoDay(place: FieldPlace): string | undefined {
  if (isDay(place.value)) return place.value;
  const iso = /(?<!\d)(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/.exec(place.value);
  const slashed = place.form === 'bullet' ? /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(place.value.trim()) : undefined;
  const parts = iso ? iso.slice(1) : (slashed?.slice(1).reverse() ?? []);
  const day = parts.join('-');
  return isDay(day) ? day : undefined;
}
