import { usualTemplates } from './options.ts';

// What `--help` shows below the flags. A test runs every example in a repository made for it.

export const runHelp = `
Examples:
  npx create-arch-adr                        ask, then write records
  npx create-arch-adr --answers stack.yaml   take the answers from a file
  npx create-arch-adr --dry-run              show what would change, as a diff
  npx create-arch-adr --commit               also commit what was written

Exit codes:
  0 done    1 the answer is no: findings, conflicts    2 your input
  3 the outside: disk, permissions, git    70 a bug of ours    130 Ctrl-C
`;

export const checkHelp = `
Examples:
  npx create-arch-adr check                       fail on errors
  npx create-arch-adr check --severity warning    fail on warnings, too
  npx create-arch-adr check --base origin/main    and on numbers taken there
  npx create-arch-adr check --readers             who would misread what
  npx create-arch-adr check --readers=backstage   of these only, with commas
  npx create-arch-adr check --sarif > adr.sarif   for a code-scanning page
`;

export const detectHelp = `
Examples:
  npx create-arch-adr detect                  list what is used, with evidence
  npx create-arch-adr detect services/orders  only what that folder uses
  npx create-arch-adr detect --sbom bom.json  a bill of materials counts, too
  npx create-arch-adr detect --write          draft a stack.yaml from it
`;

export const statusHelp = `
Examples:
  npx create-arch-adr status message-queue accepted
  npx create-arch-adr status 2 deprecated --date 2026-12-01
  npx create-arch-adr status rpc accepted --dry-run
`;

export const renumberHelp = `
Examples:
  npx create-arch-adr renumber --dry-run   show what would move, as a diff
  npx create-arch-adr renumber --base main --yes
`;

export const convertHelp = `
Examples:
  npx create-arch-adr convert --to madr --dry-run   show it as a diff
  npx create-arch-adr convert --to nygard --yes
`;

export const questionsHelp = `
Examples:
  npx create-arch-adr questions --json      the next question, as a document
  npx create-arch-adr questions --json --answers - < stack.yaml
`;

export const completionHelp = `
Examples:
  source <(npx create-arch-adr completion bash)     in ~/.bashrc
  source <(npx create-arch-adr completion zsh)      in ~/.zshrc, after compinit
  npx create-arch-adr completion fish | source      in config.fish
`;

export const catalogHelp = `
Examples:
  npx create-arch-adr catalog                 everything, by layer
  npx create-arch-adr catalog show kafka      one option
  npx create-arch-adr catalog compare kafka rabbitmq nats
`;

export const listHelp = `
Examples:
  npx create-arch-adr catalog list --layer message-queue
  npx create-arch-adr catalog list --policy permissive --lifecycle active proxy
`;

export const showHelp = `
Examples:
  npx create-arch-adr catalog show kafka
  npx create-arch-adr catalog show Spring Boot
`;

export const compareHelp = `
Examples:
  npx create-arch-adr catalog compare kafka rabbitmq nats
  npx create-arch-adr catalog compare envoy nginx --layer load-balancing
`;

export const validateHelp = `
Examples:
  npx create-arch-adr catalog validate our-catalog
  npx create-arch-adr catalog validate --stale --date 2026-11-24
`;

export const templateHelp = `
Examples:
  npx create-arch-adr template eject portable
`;

export const ejectHelp = `
Examples:
  npx create-arch-adr template eject madr
  npx create-arch-adr template eject nygard --templates ours --dry-run

Records follow it with \`templates: ${usualTemplates}\` in stack.yaml,
or with --templates.
`;
