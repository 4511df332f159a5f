import { parseYaml } from '../../text/yaml.ts';
import { firstList, parted, type Reader, type Told } from './reader.ts';

/** The default parser of Backstage's plugin for decision records. */
export const backstage: Reader = {
  id: 'backstage',
  name: 'Backstage',
  files: 'files that begin with four digits and a hyphen',
  takes: (file) => /(?:^|\/)\d{4}-.+\.md$/.test(file.path),
  tell: ({ text }) => {
    const { matter, body } = parted(text);
    const fields = matter === undefined ? {} : fieldsOf(matter);
    if (fields === undefined || body.trim() === '') return undefined;
    const { items } = firstList(body, 'any');
    const item = (name: string): string | undefined =>
      items
        .find((line) => new RegExp(`^${name}:`, 'i').test(line))
        ?.slice(name.length + 1)
        .trim();
    return { status: fields.status ?? item('status')?.toLowerCase(), date: dayOf(fields.date ?? item('date')) };
  },
  drops: 'its front matter is no valid YAML, or there is no text',
  looks: {
    status: {
      where: 'front matter, or the first list of the text',
      next: 'Add `- Status: …` to a list below the title, or `status:` to front matter.',
    },
    date: {
      where: 'front matter, or the first list of the text',
      next: 'Add `- Date: YYYY-MM-DD` to a list below the title, or `date:` to front matter.',
    },
  },
};

/** Status and date of front matter; `undefined` when it is no valid YAML. */
function fieldsOf(matter: string): Pick<Told, 'status' | 'date'> | undefined {
  const { value } = parseYaml(matter, '');
  if (!value) return undefined;
  const data = value.data;
  const field = (name: string): string | undefined => {
    const found: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
    return typeof found === 'string' || typeof found === 'number' || found === true ? String(found) : undefined;
  };
  return { status: field('status'), date: field('date') };
}

/** A day of the calendar; in front matter also one without zeros, which a moment in time lies between. */
function dayOf(value: string | undefined): string | undefined {
  const day = value?.replace(/-(\d)(?!\d)/g, '-0$1');
  return /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') && !Number.isNaN(Date.parse(day ?? '')) ? day : undefined;
}

/** Whether the day of a record passes through a moment in time: west of Greenwich such a server shows the day before. */
export function datedInMatter(text: string): boolean {
  const { matter } = parted(text);
  return matter !== undefined && fieldsOf(matter)?.date !== undefined;
}
