// How two importers of Structurizr read a log. They are Java and cannot be run here; this is written after their rules
// (structurizr/java, com.structurizr.importer.documentation), which were measured once with the real classes.

/**
 * The default importer ("adrtools"): files of the folder → records by number. Throws where the importer stops. `today` is
 * what it shows for a record without a date.
 */
export function readAsAdrTools(files, today) {
  const records = new Map();
  for (const { name, text } of files) {
    if (!name.endsWith('.md')) continue;
    const digits = name.slice(0, 4);
    if (!/^[+-]?\d+$/.test(digits)) throw new Error(`For input string: "${digits}" (${name})`);
    const number = Number(digits);
    if (records.has(number)) throw new Error(`A decision with an ID of ${number} already exists (${name})`);
    const lines = text.split(/\r?\n/);
    const [first = ''] = lines;
    const date = lines.find((line) => line.startsWith('Date: '))?.slice(6) ?? today;
    records.set(number, {
      title: first.slice(first.indexOf('.') + 2),
      date,
      status: statusIn(lines),
      links: linksIn(lines, files),
    });
  }
  return records;
}

/** First word of the first line with text below `## Status`. */
function statusIn(lines) {
  const at = lines.indexOf('## Status');
  if (at === -1) return 'Proposed';
  const word =
    lines
      .slice(at + 1)
      .find((line) => line.trim() !== '')
      ?.split(' ')[0] ?? '';
  return word.replace('Superceded', 'Superseded');
}

/** Links between `## Status` and the line that begins `## Context`, to the bare name of a file of the log. */
function linksIn(lines, files) {
  const from = lines.indexOf('## Status');
  const to = lines.findIndex((line) => line.startsWith('## Context'));
  if (from === -1) return [];
  const names = new Set(files.map((file) => file.name));
  return lines.slice(from + 1, to === -1 ? undefined : to).flatMap((line) => {
    const [, phrase, target] = /^(.*?) ?\[.*?\]\((.*?)\)/.exec(line) ?? [];
    return names.has(target) ? [{ phrase, number: Number(target.slice(0, 4)) }] : [];
  });
}

/**
 * The importer "madr": only `NNNN-*.md`. Status and date stand verbatim in front matter that begins on the first line; a
 * file without any is accepted, on the day of the file.
 */
export function readAsMadr(files, day) {
  const records = new Map();
  for (const { name, text } of files) {
    if (!/^\d{4}-.+\.md$/.test(name)) continue;
    const lines = text.split(/\r?\n/);
    const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
    const matter = end === -1 ? [] : lines.slice(1, end);
    const field = (key) => matter.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2);
    const date = field('date') ?? day;
    if (!/^\d{4}-\d{1,2}-\d{1,2}/.test(date)) throw new Error(`Unparseable date: ${date} (${name})`);
    const title =
      lines
        .slice(end + 1)
        .find((line) => line.startsWith('# '))
        ?.slice(2) ?? '';
    records.set(Number(name.slice(0, 4)), { title, date, status: field('status') ?? 'accepted' });
  }
  return records;
}
