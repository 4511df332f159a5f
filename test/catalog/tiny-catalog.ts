import type { CatalogFile } from '../../src/catalog/files.ts';
import type { LicenseLists } from '../../src/catalog/license.ts';
import { parseCatalog } from '../../src/catalog/parse.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Problem } from '../../src/model/problem.ts';

export const lists: LicenseLists = { osi: ['Apache-2.0', 'MPL-2.0', 'MIT'], permissive: ['Apache-2.0', 'MIT'] };

const layer = `id: mailbox
order: 1
name: Mailbox
purpose: letters between offices
decides: what carries letters between offices
question: What carries letters between your offices?
need:
  question: Do offices write to each other?
  skip: Offices in one room can do without.
  suggested: { team-at-least: 3 }
others: [Who empties it?]
zone: data
traffic: true
levels:
  - { id: box, name: boxes }
drivers:
  - id: speed
    name: speed
    question: Must a letter arrive within a day?
    help: Letters by foot take longer.
    measure: hours
    values:
      fast: { fit: met, text: letters arrive within a day }
      slow: { fit: not, text: letters take longer than a day }
  - id: safety
    name: safety
    question: Must no letter get lost?
    help: Some boxes have a lock.
    measure: letters lost per year
    values:
      locked: { fit: met, text: a lock keeps letters in }
      half: { fit: partly, text: a lid keeps rain out }
      open: { fit: not, text: anybody can reach in }
  - id: languages
    name: client languages
    question: Is there a client for your languages?
    help: A client that is kept up.
    measure: languages
    judge: languages
`;

/** An option of the tiny catalog that has no fault. */
function option(id: string, name: string): string {
  return `id: ${id}
name: ${name}
aliases: ['The ${name}']
kind: server
summary: Keeps letters until somebody fetches them.
homepage: https://example.org/${id}
languages: { implementation: [go], clients: { go: true, java: false } }
license: { spdx: Apache-2.0, source: site }
governance: Example Foundation
lifecycle: { state: active, source: site }
latest: { version: 1.2.0, date: '2026-10', source: site }
runtimes: [vm, kubernetes]
provides: [letters]
requires:
  - { any: [wall], why: it hangs on one, versions: '>=1.0.0', source: manual }
operations: Somebody empties it each day.
exit: Letters are carried over by hand.
parts:
  - { name: ${name} Lid, aliases: [${id}-lid], note: Part of it that keeps rain out. }
roles:
  mailbox:
    level: box
    drivers:
      speed: { value: fast, note: letters arrive within an hour, source: manual }
      safety: { value: unknown, note: nobody has counted }
    claims:
      - { polarity: good, text: it is quick, source: manual }
      - { polarity: good, text: it is small, source: manual }
      - { polarity: bad, text: it rusts, weight: major, source: manual }
      - { polarity: bad, text: it is loud, when: { drivers: [speed], operators-at-most: 2 }, source: manual }
    confirmation: Drop a letter and fetch it.
    revisit: more than 100 letters a day arrive
sources:
  site: { url: 'https://example.org/${id}', checked: 2026-11-01 }
  manual: { url: 'https://example.org/${id}/manual', checked: 2026-11-01 }
checked: 2026-11-01
`;
}

const rule = `id: red-and-blue
severity: warning
layers: [mailbox]
subject: { options: [red-box] }
other: { options: [blue-box] }
message: '{it} and {other} look alike in the dark.'
why: Letters go into the wrong one.
fix: Paint one of them white.
source: https://example.org/colours
checked: 2026-11-01
`;

const texts: Readonly<Record<string, string>> = {
  'capabilities.yaml': `- { id: letters, name: letters, layer: mailbox, existing: [] }
- { id: wall, name: a wall, existing: [Wall] }
`,
  'layers/mailbox.yaml': layer,
  'options/blue-box.yaml': option('blue-box', 'Blue Box'),
  'options/red-box.yaml': option('red-box', 'Red Box'),
  'rules/red-and-blue.yaml': rule,
};

/** The files of the tiny catalog, each of them changed as `edits` says; a file that is not there is added. */
export function tinyFiles(edits: Readonly<Record<string, (text: string) => string>> = {}): CatalogFile[] {
  const paths = [...new Set([...Object.keys(texts), ...Object.keys(edits)])].sort();
  return paths.map((path) => ({ path, text: (edits[path] ?? ((text: string) => text))(texts[path] ?? '') }));
}

/** The tiny catalog, whole. */
export function tinyCatalog(): Catalog {
  const { value } = parseCatalog(tinyFiles(), lists, '2026.11');
  if (!value) throw new Error('The tiny catalog has faults');
  return value;
}

/** A problem as `file:line:column code`. */
export function placed({ file, line, column, code }: Problem): string {
  return `${file}:${line ?? 0}:${column ?? 0} ${code}`;
}
