import { licensePolicies } from '../model/answers.ts';
import { languageIds, languageName } from '../model/language.ts';
import { teamRuntimes } from '../model/runtime.ts';
import { withContext, without, type ContextDraft, type Draft } from './draft.ts';
import type { Row, Rule, TextQuestion } from './question.ts';
import { listFrom, someText, textOf, type Step, type World } from './steps.ts';

const runtimeRows: readonly Row[] = [
  { value: 'kubernetes', name: 'Kubernetes', hint: 'your own cluster or a managed one' },
  { value: 'vm', name: 'Virtual machines', hint: 'rented or your own' },
  { value: 'bare-metal', name: 'Bare metal', hint: 'machines that you can touch' },
  { value: 'serverless', name: 'Serverless', hint: 'functions and containers that a provider starts for you' },
  { value: 'compose', name: 'Docker Compose', hint: 'containers on one machine or a few' },
  { value: 'ecs', name: 'Amazon ECS', hint: 'or a container service like it' },
  { value: 'mixed', name: 'A mix of these', hint: 'nothing is ruled out' },
  { value: '', name: 'Not known yet', hint: 'nothing is ruled out, and the records say so' },
];

const policyRows: readonly Row[] = [
  { value: 'any', name: 'Any licence', hint: 'source-available and commercial ones included' },
  { value: 'osi-approved', name: 'Open source only', hint: 'licences that the OSI approved' },
  { value: 'permissive', name: 'Permissive only', hint: 'no copyleft: MIT, Apache-2.0, BSD and their like' },
  { value: '', name: 'No rule that we know of', hint: 'nothing is ruled out, and the records say so' },
];

/** The questions about the system and the team, asked once. */
export function systemSteps(world: World): Step[] {
  return [
    nameStep(world),
    text('system.summary', 'what it does', ['system', 'summary'], {
      message: 'What does it do, in one sentence?',
      why: 'Every record opens with it, so that somebody new knows what the decision is about.',
      example: 'Tracks 2 million parcels a day and tells customers where they are',
      read: (draft) => draft.answers.system.summary ?? '',
      write: (draft, summary) => withSystem(draft, { summary }),
    }),
    languagesStep(world),
    select('context.runtime', 'where it runs', 'runtime', {
      message: 'Where does it run?',
      why: 'Some options only run on Kubernetes, others cannot; what does not fit is set aside with the reason.',
      rows: runtimeRows,
      allowed: teamRuntimes,
    }),
    number('team', 'people', 'How many people build it?', 'Some layers only pay off from a certain team size on.'),
    number(
      'operators',
      'people on call',
      'How many people carry the pager for it?',
      'What an option asks of the people who run it is weighed against how many they are.',
    ),
    contextText('peak', 'peak load', {
      message: 'What is the peak load?',
      why: 'Throughput only decides something when there is a number.',
      example: '4,000 scans per second between 17:00 and 19:00',
    }),
    select('context.license-policy', 'licences', 'license-policy', {
      message: 'Which licences may you use?',
      why: 'An option that your policy forbids is set aside, with its licence as the reason.',
      rows: policyRows,
      allowed: licensePolicies,
    }),
    contextText('cloud', 'cloud', {
      message: 'Which cloud, if any?',
      why: 'Managed services are only offered where their provider is.',
      example: 'AWS, Azure, Google Cloud, or none',
    }),
    contextList('existing', 'already in place', ',', inUse(world), {
      message: 'What is already in place that new parts can lean on? Separate with commas.',
      why: 'A database that you already run costs less than a new one, and records say so.',
      example: 'PostgreSQL, Prometheus',
    }),
    contextList('constraints', 'fixed from outside', ';', [], {
      message: 'What is fixed from outside, whatever you choose? Separate with semicolons.',
      why: 'Laws, contracts and company rules stand in every record, so that nobody re-argues them.',
      example: 'Personal data must stay in the EU; no new vendor before July',
    }),
    text('deciders', 'deciders', ['deciders'], {
      message: 'Who decides? Names or teams, separated by commas.',
      why: 'In two years somebody wants to ask these people.',
      example: 'Platform team',
      read: (draft) => draft.answers.deciders?.join(', ') ?? world.repository.person ?? '',
      write: (draft, value) => ({ ...draft, answers: { ...draft.answers, deciders: listFrom(value ?? '') } }),
    }),
  ];
}

/** Names of everything that the repository already uses. */
function inUse(world: World): string[] {
  const found = Object.values(world.repository.found).flat();
  return [...new Set(found.map(({ name }) => name))];
}

function nameStep(world: World): Step {
  return text('system.name', 'system', ['system', 'name'], {
    message: 'What is the system called?',
    why: 'The name stands in the records and on the page that shows the whole stack.',
    rules: ['required', 'name'],
    read: (draft) => draft.answers.system.name ?? world.repository.name,
    write: (draft, name) => withSystem(draft, { name }),
  });
}

function withSystem(draft: Draft, facts: Draft['answers']['system']): Draft {
  return { ...draft, answers: { ...draft.answers, system: without({ ...draft.answers.system, ...facts }) } };
}

interface TextPlan {
  readonly message: string;
  readonly why: string;
  readonly example?: string;
  readonly rules?: readonly Rule[];
  readonly read: (draft: Draft) => string;
  readonly write: (draft: Draft, value: string | undefined) => Draft;
}

function text(id: string, label: string, path: readonly string[], plan: TextPlan): Step {
  const rules = plan.rules ?? [];
  return {
    id,
    label,
    has: (draft) =>
      path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], draft.answers) !==
      undefined,
    question: (draft, title): TextQuestion => ({
      id,
      kind: 'text',
      path,
      title,
      message: plan.message,
      why: plan.why,
      help: [],
      required: rules.includes('required'),
      default: plan.read(draft),
      rules,
      ...(plan.example === undefined ? {} : { example: plan.example }),
    }),
    answer: (draft, value) => plan.write(draft, someText(value)),
  };
}

type Words = Pick<TextPlan, 'message' | 'why' | 'example'>;

function contextText(key: 'peak' | 'cloud', label: string, words: Words): Step {
  return text(`context.${key}`, label, ['context', key], {
    ...words,
    read: (draft) => draft.answers.context?.[key] ?? '',
    write: (draft, value) => withContext(draft, { [key]: value }),
  });
}

function contextList(
  key: 'existing' | 'constraints',
  label: string,
  separator: string,
  seen: readonly string[],
  words: Words,
): Step {
  return text(`context.${key}`, label, ['context', key], {
    ...words,
    read: (draft) => (draft.answers.context?.[key] ?? seen).join(`${separator} `),
    write: (draft, value) =>
      withContext(draft, {
        [key]: (value ?? '')
          .split(separator)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      }),
  });
}

function number(key: 'team' | 'operators', label: string, message: string, why: string): Step {
  return text(`context.${key}`, label, ['context', key], {
    message,
    why,
    example: '6',
    rules: ['count'],
    read: (draft) => String(draft.answers.context?.[key] ?? ''),
    write: (draft, value) => withContext(draft, { [key]: value === undefined ? undefined : Number(value) }),
  });
}

interface SelectPlan extends Words {
  readonly rows: readonly Row[];
  readonly allowed: readonly string[];
}

function select(id: string, label: string, key: 'runtime' | 'license-policy', plan: SelectPlan): Step {
  return {
    id,
    label,
    has: (draft) => draft.answers.context?.[key] !== undefined,
    question: (draft, title) => ({
      id,
      kind: 'select',
      path: ['context', key],
      title,
      message: plan.message,
      why: plan.why,
      help: plan.rows.map((row) => `${row.name}: ${row.hint ?? ''}.`),
      required: false,
      rows: plan.rows,
      default: draft.answers.context?.[key] ?? '',
    }),
    answer: (draft, value) => {
      const said = textOf(value);
      return withContext(draft, { [key]: plan.allowed.includes(said) ? said : undefined } satisfies ContextDraft);
    },
  };
}

function languagesStep(world: World): Step {
  return {
    id: 'context.languages',
    label: 'languages',
    has: (draft) => draft.answers.context?.languages !== undefined,
    question: (draft, title) => {
      const seen = world.repository.languages;
      const known = draft.answers.context?.languages ?? seen;
      const first = [...new Set([...known, ...seen])].filter((id) => languageIds.includes(id));
      return {
        id: 'context.languages',
        kind: 'order',
        path: ['context', 'languages'],
        title,
        message: 'Which languages do you write it in?',
        why: 'A client library in your language, kept up by the project itself, is worth a lot.',
        help: ['The languages of the services that will talk to each other. Build scripts do not count.'],
        required: false,
        rows: [...first, ...languageIds.filter((id) => !first.includes(id))].map((id) => ({
          value: id,
          name: languageName(id),
          ...(seen.includes(id) ? { hint: 'seen in this repository' } : {}),
        })),
        default: known,
        own: 'another language',
        ownRule: 'name',
        ranked: false,
      };
    },
    answer: (draft, value) => withContext(draft, { languages: listFrom(value) }),
  };
}
