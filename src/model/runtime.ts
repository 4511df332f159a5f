import { runtimes, type Runtime } from './catalog.ts';

/** Where a team says that its services run: what the catalog knows, container services, and `mixed`, which excludes nothing. */
export const teamRuntimes = [...runtimes, 'compose', 'ecs', 'mixed'] as const;

const names = {
  kubernetes: 'Kubernetes',
  vm: 'virtual machines',
  'bare-metal': 'bare metal',
  serverless: 'a serverless platform',
  compose: 'Docker Compose',
  ecs: 'Amazon ECS',
  mixed: 'a mix of platforms',
} satisfies Record<(typeof teamRuntimes)[number], string>;
const nameOf: ReadonlyMap<string, string> = new Map(Object.entries(names));

/** What a runtime is called in a sentence, behind "on"; one that is not known keeps its id. */
export function runtimeName(runtime: string): string {
  return nameOf.get(runtime) ?? runtime;
}

/** Where a container service puts what is made for other places: both start containers on machines. */
const hosts: ReadonlyMap<string, readonly Runtime[]> = new Map([
  ['compose', ['vm', 'bare-metal']],
  ['ecs', ['vm', 'serverless']],
]);

/** The runtimes of the catalog that a team's runtime stands for; `undefined` where it excludes nothing. */
export function runtimesBehind(runtime: string | undefined): readonly string[] | undefined {
  if (runtime === undefined || runtime === 'mixed') return undefined;
  return hosts.get(runtime) ?? [runtime];
}
