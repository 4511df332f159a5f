import type { AnswerStatus, Confidence } from '../model/answers.ts';

/** A list item as stack.yaml has it: a name or a sentence, or a name with words behind it. */
export type Item = string | Readonly<Record<string, string>>;

/** An option of the team's own. */
export interface OwnDraft {
  readonly name: string;
  readonly url?: string | undefined;
  readonly summary?: string | undefined;
}

/** A choice that may still lack answers. Keys that the wizard does not ask for travel along unchanged. */
export interface ChoiceDraft {
  readonly choice?: string | OwnDraft | undefined;
  readonly for?: string | undefined;
  readonly version?: string | undefined;
  readonly status?: AnswerStatus | undefined;
  readonly trigger?: string | undefined;
  readonly drivers?: readonly Item[] | undefined;
  readonly considered?: readonly Item[] | undefined;
  readonly because?: string | undefined;
  readonly confidence?: Confidence | undefined;
  readonly revisit?: string | undefined;
}

/** What stands under a layer. */
export type EntryDraft =
  ChoiceDraft | { readonly skip: string } | { readonly undecided: string } | readonly ChoiceDraft[];

export interface ContextDraft {
  readonly languages?: readonly string[] | undefined;
  readonly runtime?: string | undefined;
  readonly team?: number | undefined;
  readonly operators?: number | undefined;
  readonly cloud?: string | undefined;
  readonly 'license-policy'?: string | undefined;
  readonly peak?: string | undefined;
  readonly existing?: readonly string[] | undefined;
  readonly constraints?: readonly string[] | undefined;
}

/** The data of a stack.yaml that may still lack answers. */
export interface StackDraft {
  readonly version: 1;
  readonly system: { readonly name?: string | undefined; readonly summary?: string | undefined };
  readonly context?: ContextDraft | undefined;
  readonly deciders?: readonly string[] | undefined;
  readonly decisions?: Readonly<Record<string, EntryDraft>> | undefined;
}

/** The wizard's whole state: what was answered, which questions are behind us, which layers are on the table. */
export interface Draft {
  readonly answers: StackDraft;
  /** Ids of the questions that were answered or passed over. */
  readonly passed: readonly string[];
  /** Layers to talk about. */
  readonly layers: readonly string[];
}

/** Where the answers of one choice stand: a layer, and the position in it where it has several. */
export interface Slot {
  readonly layer: string;
  readonly index?: number;
}

/** A draft in which nothing was asked yet. */
export const emptyDraft: Draft = { answers: { version: 1, system: {} }, passed: [], layers: [] };

/** Front part of the ids of a slot's questions: "message-queue" or "message-queue.0". */
export function slotId(slot: Slot): string {
  return slot.index === undefined ? slot.layer : `${slot.layer}.${slot.index}`;
}

/** What stands under a layer, or `undefined`. */
export function entryOf(draft: Draft, layer: string): EntryDraft | undefined {
  return draft.answers.decisions?.[layer];
}

/** Whether an entry is one choice, finished or not. */
export function isChoice(entry: EntryDraft | undefined): entry is ChoiceDraft {
  return entry !== undefined && !Array.isArray(entry) && !('skip' in entry) && !('undecided' in entry);
}

/** Whether an entry is a list of choices. */
export function isScoped(entry: EntryDraft | undefined): entry is readonly ChoiceDraft[] {
  return Array.isArray(entry);
}

/** The choices under a layer, each with its place. */
export function choicesOf(draft: Draft, layer: string): { readonly slot: Slot; readonly choice: ChoiceDraft }[] {
  const entry = entryOf(draft, layer);
  if (isScoped(entry)) return entry.map((choice, index) => ({ slot: { layer, index }, choice }));
  return isChoice(entry) ? [{ slot: { layer }, choice: entry }] : [];
}

/** The choice at a slot; empty when there is none. */
export function choiceAt(draft: Draft, slot: Slot): ChoiceDraft {
  return choicesOf(draft, slot.layer).find((item) => item.slot.index === slot.index)?.choice ?? {};
}

/** The draft with something else under a layer; `undefined` takes the layer out. */
export function withEntry(draft: Draft, layer: string, entry: EntryDraft | undefined): Draft {
  const known = draft.answers.decisions ?? {};
  const decisions =
    entry === undefined
      ? Object.fromEntries(Object.entries(known).filter(([other]) => other !== layer))
      : { ...known, [layer]: entry };
  return { ...draft, answers: { ...draft.answers, decisions } };
}

/** The draft with some answers of a choice replaced; an answer of `undefined` goes. */
export function withChoice(draft: Draft, slot: Slot, answers: ChoiceDraft): Draft {
  const next = without({ ...choiceAt(draft, slot), ...answers });
  const entry = entryOf(draft, slot.layer);
  if (!isScoped(entry)) return withEntry(draft, slot.layer, next);
  return withEntry(
    draft,
    slot.layer,
    entry.map((choice, index) => (index === slot.index ? next : choice)),
  );
}

/** The draft with some facts about the team replaced. */
export function withContext(draft: Draft, facts: ContextDraft): Draft {
  return { ...draft, answers: { ...draft.answers, context: without({ ...draft.answers.context, ...facts }) } };
}

/** The object without the keys that hold nothing. */
export function without<T extends object>(object: T): T {
  const full = Object.entries(object).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(full) as T;
}

/** `[name, words]` of a list item. */
export function pairOf(item: Item): readonly [string, string?] {
  return typeof item === 'string' ? [item] : (Object.entries(item)[0] ?? ['']);
}

/** Whether an item of what was compared is described at length. The wizard leaves it alone. */
export function isOwnItem(item: Item): boolean {
  return typeof item !== 'string' && ('name' in item || 'option' in item);
}

/** A name with words behind it, or the name alone. */
export function itemOf(name: string, words: string | undefined): Item {
  return words === undefined || words === '' ? name : { [name]: words };
}

/** The draft with a second choice under a layer. Each then says what it is for. */
export function addChoice(draft: Draft, layer: string): Draft {
  const choices = choicesOf(draft, layer).map((item) => item.choice);
  const renamed = isScoped(entryOf(draft, layer))
    ? draft.passed
    : draft.passed.map((id) =>
        id.startsWith(`${layer}.`) && id !== `${layer}.decide` ? `${layer}.0${id.slice(layer.length)}` : id,
      );
  return { ...withEntry(draft, layer, [...choices, {}]), passed: renamed };
}

/** The draft in which every layer without a finished choice is undecided, and every question is behind us. */
export function restUndecided(draft: Draft, reason: string): Draft {
  const known = Object.keys(draft.answers.decisions ?? {});
  const all = [...known, ...draft.layers.filter((layer) => !known.includes(layer))];
  return all.reduce((result, layer) => {
    const entry = entryOf(result, layer);
    if (entry === undefined) return withEntry(result, layer, { undecided: reason });
    if ('skip' in entry) return entry.skip === '' ? withEntry(result, layer, { undecided: reason }) : result;
    if ('undecided' in entry) return entry.undecided === '' ? withEntry(result, layer, { undecided: reason }) : result;
    const finished = choicesOf(result, layer).flatMap(({ choice }) => (isFinished(choice) ? [choice] : []));
    const [first] = finished;
    if (!first) return withEntry(result, layer, { undecided: undecidedReason(result, layer, reason) });
    if (isScoped(entry) && finished.length === 1 && first.for === undefined) return onlyChoice(result, layer, first);
    return withEntry(result, layer, isScoped(entry) ? finished : first);
  }, draft);
}

/** Why it was due is worth keeping, although nothing was chosen. */
function undecidedReason(draft: Draft, layer: string, reason: string): string {
  const trigger = choicesOf(draft, layer)[0]?.choice.trigger;
  return trigger === undefined ? reason : `${reason} What asked for it: ${trigger}`;
}

/** The draft with one choice under a layer that had several; its questions are called as those of a single one are. */
function onlyChoice(draft: Draft, layer: string, choice: ChoiceDraft): Draft {
  const passed = draft.passed.map((id) => id.replace(`${layer}.0.`, `${layer}.`));
  return { ...withEntry(draft, layer, choice), passed: [...passed, `${layer}.decide`] };
}

/** Whether something was chosen; what a choice is for can still be asked. */
function isFinished({ choice }: ChoiceDraft): boolean {
  return typeof choice === 'object' ? choice.name !== '' : choice !== undefined;
}

const choiceOrder = [
  'title',
  'for',
  'choice',
  'version',
  'status',
  'date',
  'trigger',
  'drivers',
  'considered',
  'verdicts',
  'because',
  'consequences',
  'steps',
  'evidence',
  'confirmation',
  'confidence',
  'revisit',
  'deciders',
];

/** The data for stack.yaml: keys in the order in which people read them, nothing empty. */
export function stackData(draft: Draft): Record<string, unknown> {
  const { version, system, context, deciders, decisions, ...others } = draft.answers;
  const entries = Object.entries(decisions ?? {}).map(([layer, entry]): [string, unknown] => {
    if (isScoped(entry)) return [layer, entry.map(ordered)];
    return [layer, isChoice(entry) ? ordered(entry) : entry];
  });
  return {
    version,
    system: without(system),
    ...(context && Object.keys(context).length > 0 ? { context } : {}),
    ...(deciders && deciders.length > 0 ? { deciders } : {}),
    ...others,
    ...(entries.length > 0 ? { decisions: Object.fromEntries(entries) } : {}),
  };
}

function ordered(choice: ChoiceDraft): object {
  const rank = (key: string): number => (choiceOrder.includes(key) ? choiceOrder.indexOf(key) : choiceOrder.length);
  return Object.fromEntries(Object.entries(without(choice)).sort(([a], [b]) => rank(a) - rank(b)));
}
