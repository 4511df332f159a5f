import type { CheckRule } from '../input.ts';

/** A log that somebody configured and that holds nothing: most likely the folder is named wrongly. */
export const noRecords: CheckRule = ({ log, records, answers }) => {
  const expected = !answers || answers.stack.decisions.length > 0;
  if (!log.configured || records.length > 0 || !expected) return [];
  return [
    {
      code: 'check/no-records',
      severity: 'error',
      file: log.directory,
      message: `No record was seen in ${log.directory}.`,
      hint: 'Name the folder of the records with --directory or `output.directory`, or write the first record.',
    },
  ];
};
