import type { Layer } from '../model/catalog.ts';
import { choiceAt, slotId, withChoice, type Slot } from './draft.ts';
import type { Question, Rule } from './question.ts';
import { someText, type Step, type World } from './steps.ts';

/** What the questions about one choice share. */
export interface Here {
  readonly world: World;
  readonly layer: Layer;
  readonly slot: Slot;
}

/** What is said with a question. */
export interface Words {
  readonly message: string;
  readonly why: string;
  readonly example?: string | undefined;
  readonly help?: readonly string[];
  readonly rules?: readonly Rule[];
}

/** What all questions about a choice have. `key` is their place in it. */
export function common(
  here: Here,
  key: string,
  title: string,
  words: Words,
): Omit<Question, 'kind' | 'rows' | 'default' | 'rules'> {
  const { layer, slot } = here;
  return {
    id: `${slotId(slot)}.${key}`,
    path: ['decisions', layer.id, ...(slot.index === undefined ? [] : [slot.index]), key],
    title,
    message: words.message,
    why: words.why,
    help: words.help ?? ['What others ask here:', ...layer.others.map((other) => `- ${other}`)],
    required: words.rules?.includes('required') ?? false,
  };
}

/** A step about a choice. */
export function stepOf(here: Here, key: string, label: string, rest: Pick<Step, 'has' | 'question' | 'answer'>): Step {
  return { id: `${slotId(here.slot)}.${key}`, layer: here.layer.id, label, ...rest };
}

type TextKey = 'for' | 'trigger' | 'because' | 'revisit' | 'version';

/** A question for one text of a choice. */
export function text(here: Here, key: TextKey, label: string, words: Words): Step {
  return stepOf(here, key, label, {
    has: (draft) => choiceAt(draft, here.slot)[key] !== undefined,
    question: (draft, title) => ({
      ...common(here, key, title, words),
      kind: 'text',
      default: choiceAt(draft, here.slot)[key] ?? '',
      rules: words.rules ?? [],
      ...(words.example === undefined ? {} : { example: words.example }),
    }),
    answer: (draft, value) => withChoice(draft, here.slot, { [key]: someText(value) }),
  });
}
