import { fileName, isRecord, type AdrFile, type AdrLog } from '../model/adr.ts';
import { decisionKey, keyOf } from '../model/decision.ts';
import { nearest } from '../text/nearest.ts';
import { openRecords } from './current.ts';

/** A record, or why nobody can say which one is meant, with what to do. */
export type Found = { readonly file: AdrFile } | { readonly message: string; readonly hint: string };

/** The record that a person names: by number ("12", "0012", "ADR-12"), by file, by layer, or by layer and scope. */
export function findRecord(named: string, log: AdrLog): Found {
  const found = recordNamed(named, log);
  if (!('file' in found) || !found.file.unreadable) return found;
  const { message, hint = 'Make it readable first.' } = found.file.unreadable.problem;
  return { message: `${found.file.path} cannot be read. ${message}`, hint };
}

function recordNamed(named: string, log: AdrLog): Found {
  const records = log.files.filter(isRecord);
  const number = /^(?:adr[-_ ]?)?(\d{1,6})$/i.exec(named.trim())?.[1];
  if (number !== undefined) return byNumber(Number(number), records, log);
  const byFile = records.find((file) => file.path === named || fileName(file.path) === named);
  if (byFile) return { file: byFile };
  const open = openRecords(log);
  const [layer = '', scope] = named.split(/\/(.*)/s);
  const [exact] = open.get(decisionKey({ layer, ...(scope === undefined ? {} : { scope }) })) ?? [];
  if (exact) return { file: exact };
  const keys = [...open.values()].flatMap(([file]) => (file?.adr.identity ? [keyOf(file.adr.identity)] : []));
  const scoped = keys.filter((key) => key.startsWith(`${layer}/`));
  if (scoped.length > 0) {
    return {
      message: `${layer} has ${scoped.length} records.`,
      hint: `Name one: ${scoped.map((key) => `"${key}"`).join(', ')}.`,
    };
  }
  const near = nearest(named, keys);
  const known = keys.length === 0 ? 'No layer has a record yet.' : `Layers with records: ${keys.join(', ')}.`;
  return { message: `There is no record of ${named}.`, hint: near ? `Did you mean \`${near}\`?` : known };
}

function byNumber(number: number, records: readonly AdrFile[], log: AdrLog): Found {
  const found = records.filter((file) => file.adr.number === number);
  const [file] = found;
  if (file && found.length === 1) return { file };
  if (file) {
    return {
      message: `${found.length} records have the number ${number}: ${found.map(({ path }) => fileName(path)).join(', ')}.`,
      hint: 'Name the file, or run create-arch-adr renumber first.',
    };
  }
  const highest = records.reduce((most, { adr }) => Math.max(most, adr.number ?? 0), 0);
  const hint =
    highest === 0
      ? `${log.directory} has no numbered records.`
      : `The highest number in ${log.directory} is ${highest}.`;
  return { message: `There is no record ${number}.`, hint };
}
