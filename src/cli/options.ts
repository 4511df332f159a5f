import type { RecordFormat } from '../model/adr.ts';

/** Flags that hold for every command that makes sense of them, as commander gives them. */
export interface Flags {
  readonly answers?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly directory?: string;
  readonly catalog?: readonly string[];
  readonly date?: string;
  readonly git: boolean;
  readonly commit?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly format?: RecordFormat;
  /** The folder of the team's own templates. */
  readonly templates?: string;
  readonly ours?: boolean;
  readonly theirs?: boolean;
  readonly amend?: boolean;
  /** Ask in plain lines, for screen readers. */
  readonly accessible?: boolean;
}

/** Where templates of a team stand, unless it says otherwise. */
export const usualTemplates = 'docs/adr-templates';

/** Takes the exit code of a command. */
export type Done = (code: number) => void;
