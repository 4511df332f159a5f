import { runtimes, type Runtime } from './catalog.ts';

/** Where a team says that its services run: what the catalog knows, container services, and `mixed`, which excludes nothing. */
export const teamRuntimes = [...runtimes, 'compose', 'ecs', 'mixed'] as const;

const names: Readonly<Record<string, string>> = {
  kubernetes: 'Kubernetes',
  vm: 'virtual machines',
  'bare-metal': 'bare metal',
  serverless: 'a serverless platform',
  compose: 'Docker Compose',
  ecs: 'Amazon ECS',
  mixed: 'a mix of platforms',
} satisfies Record<(typeof teamRuntimes)[number], string>;

/** What a runtime is called in a sentence, behind "on"; one that is not known keeps its id. */
export function runtimeName(runtime: string): string {
  return names[runtime] ?? runtime;
}

/** Where a container service puts what is made for other places: both start containers on machines. */
const hosts: Readonly<Record<string, readonly Runtime[]>> = {
  compose: ['vm', 'bare-metal'],
  ecs: ['vm', 'serverless'],
};

/** The runtimes of the catalog that a team's runtime stands for; `undefined` where it excludes nothing. */
export function runtimesBehind(runtime: string | undefined): readonly string[] | undefined {
  if (runtime === undefined || runtime === 'mixed') return undefined;
  return hosts[runtime] ?? [runtime];
}
