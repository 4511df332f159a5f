import { wrap } from '../text/width.ts';
import type { Draft } from './draft.ts';
import type { Asker, SelectQuestion } from './question.ts';
import { nextStep, questionOf } from './questions.ts';
import type { World } from './steps.ts';

/** What the first screen tells and offers. */
export interface Opening {
  readonly world: World;
  /** Folder that is written to, as a person knows it. */
  readonly root: string;
  /** Folder of the records, from the root. */
  readonly records: string;
  /** Folder where the answers are kept until then, as a person knows it. */
  readonly kept: string;
  /** Answers of an earlier start. */
  readonly draft: Draft | undefined;
  /** Answers that the repository has. */
  readonly existing: boolean;
}

/** How a person wants to begin. */
export type Beginning = 'start' | 'resume' | 'discard' | 'leave';

/** The first screen: what will happen, where it will write, how to leave, and what to do about earlier answers. */
export async function open(opening: Opening, asker: Asker): Promise<Beginning> {
  asker.say(introLines(opening, asker.width()));
  for (;;) {
    const reply = await asker.ask(openingQuestion(opening));
    if (reply.kind === 'value') return reply.value as Beginning;
    if (reply.kind === 'help') await asker.page('What this is for', (width) => wrap(purpose, width));
    if (reply.kind === 'back') return 'leave';
  }
}

const purpose =
  'Teams make decisions about messaging, calls, gateways and discovery that cost years to undo, and write nothing down. This asks what you decide and why, shows what is known about the options, and leaves one short record per decision, plus a page that shows the whole stack. Everything works offline, and the same answers always give the same files.';

function introLines(opening: Opening, width: number): string[] {
  const texts = [
    'A few questions about your system, then layer by layer what you decide and why.',
    `Writes stack.yaml, ${opening.records}/*.md and docs/stack.md in ${opening.root}, and only when you say so at the end.`,
    `Ctrl-C leaves at any time; your answers are kept in ${opening.kept} and offered next time.`,
  ];
  return texts.flatMap((text) => wrap(text, width));
}

function openingQuestion({ world, draft, existing }: Opening): SelectQuestion {
  const fresh = existing
    ? { value: 'start', name: 'Go through stack.yaml', hint: 'only what is new or changed is asked' }
    : { value: 'start', name: 'Start', hint: 'four layers take some ten minutes' };
  const rows = draft
    ? [
        { value: 'resume', name: 'Go on where you stopped', hint: placeOf(world, draft) },
        { ...fresh, name: existing ? 'Start over from stack.yaml' : 'Start over' },
        { value: 'discard', name: 'Throw the kept answers away and leave' },
      ]
    : [fresh];
  return {
    id: 'start',
    kind: 'select',
    path: [],
    title: 'Welcome',
    message: draft ? 'There are answers from last time.' : 'Ready?',
    why: 'Nothing was asked yet.',
    help: [],
    required: true,
    rows: [...rows, { value: 'leave', name: 'Leave' }],
  };
}

/** Which question comes next: "Message queue, 3 of 9". */
export function placeOf(world: World, draft: Draft): string {
  const step = nextStep(world, draft);
  return step ? questionOf(world, draft, step).title : 'the review';
}
