import type { CheckRule } from '../input.ts';
import { fileName } from '../../model/adr.ts';
import { someOf } from '../place.ts';

/** Files of the log that are in no dialect, and pages between the records that break one reader. */
export const foreignFiles: CheckRule = ({ log, records }) => {
  const unknown = records.filter(
    (file) => file.adr.statusPlaces.length === 0 && !file.adr.identity && !file.unreadable,
  );
  const known = new Set(records);
  const pages = log.files.filter((file) => !known.has(file) && !file.unreadable);
  return [
    ...(unknown.length === 0
      ? []
      : [
          {
            code: 'check/unknown-dialect',
            severity: 'info' as const,
            file: unknown[0]?.path ?? log.directory,
            line: 1,
            message: `${unknown.length === 1 ? 'A record names' : `${unknown.length} records name`} no status in any dialect that is known: ${someOf(unknown.map((file) => fileName(file.path)))}.`,
            hint: 'Readers take such a record for accepted (log4brains) or proposed (Structurizr). Say the status in it.',
          },
        ]),
    ...(pages.length === 0
      ? []
      : [
          {
            code: 'check/page-in-log',
            severity: 'info' as const,
            file: pages[0]?.path ?? log.directory,
            line: 1,
            message: `${pages.length === 1 ? 'A page that is' : `${pages.length} pages that are`} no record ${pages.length === 1 ? 'stands' : 'stand'} in the log: ${someOf(pages.map((file) => fileName(file.path)))}.`,
            hint: 'The default importer of Structurizr stops at it. Move it out of the folder, or exclude it there.',
          },
        ]),
  ];
};
