import type { Problem } from './model/problem.ts';

/** An error that may leave a command. `message` says what happened, `hint` what to do next. */
export class ArchAdrError extends Error {
  readonly exitCode: number;
  readonly hint: string | undefined;
  readonly problems: readonly Problem[];

  constructor(exitCode: number, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.exitCode = exitCode;
    this.hint = details.hint;
    this.problems = details.problems ?? [];
  }
}

interface ErrorDetails {
  readonly hint?: string;
  readonly problems?: readonly Problem[];
  readonly cause?: unknown;
}

/** Your input: flags, answers, catalog, templates, or a question that nobody is there to answer. Exit code 2. */
export class InputError extends ArchAdrError {
  constructor(message: string, details: ErrorDetails = {}) {
    super(2, message, details);
    this.name = 'InputError';
  }
}

/** The outside: permissions, a full disk, git, another run, a file that changed meanwhile. Exit code 3. */
export class OutsideError extends ArchAdrError {
  constructor(message: string, details: ErrorDetails = {}) {
    super(3, message, details);
    this.name = 'OutsideError';
  }
}

/** The person pressed Ctrl-C. Nothing of the repository was touched. Exit code 130. */
export class CancelledError extends ArchAdrError {
  constructor(message: string, details: ErrorDetails = {}) {
    super(130, message, details);
    this.name = 'CancelledError';
  }
}
