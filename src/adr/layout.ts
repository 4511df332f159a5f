import type { RecordFormat } from '../model/adr.ts';

/** What a generated section of a record is about; formats give one or several of them a heading. */
export type Part =
  | 'context'
  | 'drivers'
  | 'options'
  | 'outcome'
  | 'consequences'
  | 'effects'
  | 'steps'
  | 'confirmation'
  | 'comparison'
  | 'more'
  | 'open';

/** A generated section of a format: its key among the sections of a record, and what it holds, the main thing first. */
export interface Place {
  readonly key: string;
  readonly parts: readonly Part[];
}

const long: readonly Place[] = [
  { key: 'Context and Problem Statement', parts: ['context'] },
  { key: 'Decision Drivers', parts: ['drivers'] },
  { key: 'Considered Options', parts: ['options'] },
  { key: 'Decision Outcome', parts: ['outcome'] },
  { key: 'Decision Outcome › Consequences', parts: ['consequences'] },
  { key: 'Decision Outcome › Effects on other decisions', parts: ['effects'] },
  { key: 'Decision Outcome › Next steps', parts: ['steps'] },
  { key: 'Decision Outcome › Confirmation', parts: ['confirmation'] },
  { key: 'Pros and Cons of the Options', parts: ['comparison'] },
  { key: 'More Information', parts: ['more'] },
  { key: 'More Information › Open questions', parts: ['open'] },
];

/** The sections of each format in their order. Formats with the same list differ in their head only. */
export const layouts: Readonly<Record<RecordFormat, readonly Place[]>> = {
  portable: long,
  madr: long,
  nygard: [
    { key: 'Context', parts: ['context', 'drivers'] },
    { key: 'Decision', parts: ['outcome'] },
    { key: 'Decision › Alternatives', parts: ['comparison', 'options'] },
    { key: 'Consequences', parts: ['consequences'] },
    { key: 'Consequences › Effects on other decisions', parts: ['effects'] },
    { key: 'Consequences › Next steps', parts: ['steps'] },
    { key: 'Consequences › Confirmation', parts: ['confirmation'] },
    { key: 'Consequences › More Information', parts: ['more'] },
    { key: 'Consequences › Open questions', parts: ['open'] },
  ],
  'y-statement': [
    { key: 'Context and Decision', parts: ['context', 'outcome'] },
    { key: 'Drivers', parts: ['drivers'] },
    { key: 'Neglected', parts: ['comparison', 'options'] },
    { key: 'Accepted', parts: ['consequences'] },
    { key: 'Effects on other decisions', parts: ['effects'] },
    { key: 'Next steps', parts: ['steps'] },
    { key: 'Confirmation', parts: ['confirmation'] },
    { key: 'More Information', parts: ['more'] },
    { key: 'Open questions', parts: ['open'] },
  ],
};

/** A Markdown text whose list items have the sign of all formats, `-`, which is prettier's; code is left alone. */
export function withSign(text: string): string {
  let fence = '';
  return text
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1];
      if (mark !== undefined && (fence === '' || fence === mark)) fence = fence === '' ? mark : '';
      const isRule = /^\s*([-*_])(?:\s*\1){2,}\s*$/.test(line);
      return fence !== '' || isRule ? line : line.replace(/^(\s*)[-*+](?=[ \t]+\S)/, '$1-');
    })
    .join('\n');
}
