/** What `--help` shows below the flags. */
export const examples = `
Examples:
  npx create-arch-adr                          answer questions, then write records
  npx create-arch-adr --answers stack.yaml     write records from a file, ask nothing
  npx create-arch-adr --dry-run                show what would change

Exit codes: 0 done, 1 conflicts or findings, 2 your input, 3 the outside, 70 a bug of ours, 130 Ctrl-C.
`;

/** What `--help` shows below the flags. */
export const catalogExamples = `
Examples:
  npx create-arch-adr catalog list --layer message-queue
  npx create-arch-adr catalog list --policy permissive --lifecycle active proxy
  npx create-arch-adr catalog show kafka
  npx create-arch-adr catalog compare kafka rabbitmq nats
  npx create-arch-adr catalog validate our-catalog --stale
`;

/** What `--help` shows below the flags. */
export const statusExamples = `
Examples:
  npx create-arch-adr status message-queue accepted
  npx create-arch-adr status 12 deprecated --date 2026-12-01
`;

/** What `--help` shows below the flags. */
export const renumberExamples = `
Examples:
  npx create-arch-adr renumber --dry-run       show which records would move, and what cites them
  npx create-arch-adr renumber --base main --yes
`;

/** What `--help` shows below the flags. */
export const checkExamples = `
Examples:
  npx create-arch-adr check                        fail on errors
  npx create-arch-adr check --severity warning     fail on warnings, too
  npx create-arch-adr check --base origin/main     and on numbers that main took meanwhile
  npx create-arch-adr check --sarif > adr.sarif    for a code-scanning page
`;

/** What `--help` shows below the flags. */
export const detectExamples = `
Examples:
  npx create-arch-adr detect                       list what is used, with evidence
  npx create-arch-adr detect --sbom bom.json       a bill of materials counts, too
  npx create-arch-adr detect --write               draft a stack.yaml from it
`;
