import { choiceKey, choiceWords, statusWordOf, without, withoutWords, type ChoiceWord } from '../adr/choice-words.ts';
import type { AdrFile, AdrLog } from '../model/adr.ts';
import type { Answers, Choice } from '../model/answers.ts';
import { decisionKey } from '../model/decision.ts';
import { decisionRecords } from './current.ts';
import { isDraft } from './fields.ts';

/** A decision that the answers and the log see differently since its choice changed. */
export interface Inheritance {
  /** The choice as stack.yaml has it. */
  readonly given: Choice;
  /** The choice without the words that belong to the former option, and with the status that it has. */
  readonly choice: Choice;
  /** The record of the former option, where it is still open. */
  readonly former: AdrFile | undefined;
  /** Words that are not used for the new choice. */
  readonly words: readonly ChoiceWord[];
  /** Whether stack.yaml still has to follow. */
  readonly isNew: boolean;
}

/** Answers as a run uses them, and where they differ from what stack.yaml says. */
export interface Inherited {
  readonly answers: Answers;
  readonly changed: readonly Inheritance[];
  /** Decisions whose team returned to the option of an accepted record after a proposal, by `decisionKey`. */
  readonly returned: ReadonlySet<string>;
}

/**
 * Another choice inherits nothing: acceptance, date and reasons belong to the option that they were written for. Where the
 * choice of an accepted decision changes and its words do not, the words are left out and the new choice is proposed.
 * Pure: the same answers and log give the same result, whether stack.yaml has followed or not.
 */
export function inherit(answers: Answers, log: AdrLog): Inherited {
  const records = decisionRecords(log);
  const changed: Inheritance[] = [];
  const returned = new Set<string>();
  const decisions = answers.decisions.map((given) => {
    if (given.kind !== 'choice') return given;
    const around = aroundOf(given, recordsFor(given, answers, records));
    if (around.givenUp.length > 0) returned.add(decisionKey(given));
    const found = inheritance(given, around, answers);
    if (found) changed.push(found);
    return found?.choice ?? given;
  });
  return { answers: { ...answers, decisions }, changed, returned };
}

/** The records of a decision; of one that is new under its scope, those of the only decision that left its layer. */
function recordsFor(
  choice: Choice,
  { decisions }: Answers,
  records: ReadonlyMap<string, readonly AdrFile[]>,
): readonly AdrFile[] {
  const known = records.get(decisionKey(choice));
  if (known || records.size === 0) return known ?? [];
  const answered = new Set(decisions.map(decisionKey));
  const isOnly = decisions.filter((one) => one.layer === choice.layer).length === 1;
  const left = [...records].filter(
    ([key, [file]]) => !answered.has(key) && file?.adr.identity?.layer.toLowerCase() === choice.layer.toLowerCase(),
  );
  return isOnly && left.length === 1 ? (left[0]?.[1] ?? []) : [];
}

/** The records of a decision as its choice sees them. */
interface Around {
  /** The record of the chosen option. */
  readonly mine: AdrFile | undefined;
  /** The record of another option that is in force; where nothing was chosen after it, also one that the team ended. */
  readonly former: AdrFile | undefined;
  /** The days of the records that the choice would supersede. */
  readonly dates: ReadonlySet<string | undefined>;
  /** Where the record of the chosen option is in force: proposals of other options that came after it. */
  readonly givenUp: readonly AdrFile[];
}

function aroundOf(given: Choice, records: readonly AdrFile[]): Around {
  const isMine = ({ adr }: AdrFile): boolean => adr.identity?.option === choiceKey(given);
  const live = records.filter(({ adr }) => adr.identity?.gone !== true);
  const own = live.filter(isMine);
  const mine = own.find(({ adr }) => adr.status === 'accepted') ?? own[0];
  const others = live.filter((file) => !isMine(file));
  const inForce = others.filter(({ adr }) => adr.status === 'accepted');
  const former = inForce[0] ?? (mine ? undefined : others.find(({ adr }) => !isDraft(adr.status)));
  const dates = new Set([former, ...inForce].map((file) => file?.adr.identity?.date));
  const number = mine?.adr.status === 'accepted' ? (mine.adr.number ?? 0) : Infinity;
  return {
    mine,
    former,
    dates,
    givenUp: records.filter(
      (file) => !isMine(file) && file.adr.status !== 'accepted' && (file.adr.number ?? 0) > number,
    ),
  };
}

function inheritance(given: Choice, around: Around, answers: Answers): Inheritance | undefined {
  const { mine, former } = around;
  const { isOld, isLeft, ...standing } = standingOf(given, around);
  const isNew = (isOld && !isLeft) || (mine === undefined && former !== undefined);
  const words = isNew && former ? formerWords(given, former, answers) : mine ? leftWords(given, mine) : [];
  const left = withoutWords(given, new Set(words.map(({ mark }) => mark)));
  const choice: Choice = { ...without(left, ['status', 'date']), ...standing };
  const isSame = words.length === 0 && choice.status === given.status && choice.date === given.date;
  const all = isOld && former ? [statusWordOf(given), ...words] : words;
  return isSame && !isNew ? undefined : { given, choice, former, words: all, isNew };
}

/** The status and the date that a choice has. */
interface Standing extends Pick<Choice, 'status' | 'date'> {
  /** Whether the answers have those of another option. */
  readonly isOld: boolean;
  /** Whether the answers could not follow when the choice got its record. */
  readonly isLeft: boolean;
}

function standingOf(given: Choice, around: Around): Standing {
  const { mine, former, givenUp } = around;
  if (mine?.adr.status === 'accepted') return keptStanding(given, mine, givenUp);
  const isLeft = mine?.adr.identity?.former?.includes(statusWordOf(given).mark) === true;
  if (isLeft) return { status: 'proposed', isOld: true, isLeft };
  return former ? newStanding(given, former, around) : said(given);
}

function said({ status, date }: Choice): Standing {
  return { status, ...(date === undefined ? {} : { date }), isOld: false, isLeft: false };
}

/** The acceptance and the day of the former option are not those of another one. */
function newStanding(given: Choice, former: AdrFile, { mine, dates }: Around): Standing {
  const { status, date } = given;
  const hasOldDate = date === undefined || dates.has(date);
  const isFormers = status === former.adr.status && status !== mine?.adr.status;
  const isOld = status !== 'proposed' && isFormers && hasOldDate;
  const shown = isOld ? 'proposed' : status;
  return { status: shown, isOld, isLeft: false, ...(hasOldDate ? {} : { date }) };
}

/**
 * The team returned to the option of an accepted record: the status and the date of the proposal that it gave up are not
 * those of the record, which simply stays.
 */
function keptStanding(given: Choice, { adr }: AdrFile, givenUp: readonly AdrFile[]): Standing {
  const { status, date } = given;
  const isTheirs = givenUp.some((file) => status === 'proposed' || file.adr.identity?.date === date);
  if (status === 'accepted' || !isTheirs || !adr.identity) return said(given);
  return { status: 'accepted', date: adr.identity.date, isOld: true, isLeft: false };
}

/** The words of a choice that the record of the former option remembers as its own. */
function formerWords(choice: Choice, { adr, text }: AdrFile, { deciders }: Answers): ChoiceWord[] {
  const marks = adr.identity?.words;
  // Deciders of the whole file are nobody's in particular.
  const isGeneral = ({ key, text: names }: ChoiceWord): boolean => key === 'deciders' && names === deciders.join(', ');
  const plain = marks === undefined ? lettersOf(text) : '';
  return choiceWords(choice).filter(
    (word) => !isGeneral(word) && (marks === undefined ? isPrinted(word, plain) : marks.includes(word.mark)),
  );
}

/** The words that stack.yaml could not be rid of when the new choice got its record. */
function leftWords(choice: Choice, { adr }: AdrFile): ChoiceWord[] {
  const marks = adr.identity?.former ?? [];
  return marks.length === 0 ? [] : choiceWords(choice).filter(({ mark }) => marks.includes(mark));
}

/** Whether a record that remembers no words prints one: records of the first version. */
function isPrinted({ key, text, printed }: ChoiceWord, plain: string): boolean {
  const parts = key === 'confidence' ? [`${key} ${text}`] : printed;
  return key === 'version' || parts.every((part) => plain.includes(lettersOf(part)));
}

/** Letters and digits of a text in lower case, whatever its markup. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
