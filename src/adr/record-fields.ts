import type { TemplateField } from '../model/template.ts';

const title: TemplateField = { name: 'title', kind: 'text', about: 'the name of the option' };
const state: TemplateField = {
  name: 'state',
  kind: 'text',
  optional: true,
  about: 'what one must know of its state: archived, only maintained, renamed',
};
const verdict: TemplateField = {
  name: 'verdict',
  kind: 'text',
  optional: true,
  about: 'why it was not chosen; the choice itself has none',
};

/**
 * The fields that the template of a record gets, in the order of a page. The README, the check of a team's own template and
 * the data that it is tried with are all made of this list.
 */
export const recordFields: readonly TemplateField[] = [
  {
    name: 'number',
    kind: 'text',
    optional: true,
    about: 'the number of the record; none in a log that names files by date',
  },
  { name: 'title', kind: 'text', about: 'the title, such as “Use NATS for messages between services”' },
  { name: 'status', kind: 'text', about: 'the status in lower case' },
  { name: 'statusWord', kind: 'text', about: 'the status with a capital' },
  { name: 'date', kind: 'text', about: 'the day as YYYY-MM-DD' },
  { name: 'deciders', kind: 'text', about: 'who decided, as a list in words, or “unknown”' },
  { name: 'layer', kind: 'text', about: 'the id of the layer' },
  { name: 'scope', kind: 'text', optional: true, about: 'the scope of the decision, where a layer has several' },
  { name: 'supersedes', kind: 'texts', optional: true, about: 'links to the records that this one takes the place of' },
  {
    name: 'wouldSupersede',
    kind: 'texts',
    optional: true,
    about: 'links to the accepted records that it supersedes once it is accepted',
  },
  {
    name: 'yaml',
    kind: 'group',
    about: 'the same for front matter, as YAML',
    fields: [
      { name: 'deciders', kind: 'text', about: 'who decided, as a YAML list' },
      { name: 'supersedes', kind: 'text', optional: true, about: 'the superseded records, as a YAML value' },
    ],
  },
  { name: 'context', kind: 'texts', about: 'the paragraphs of the context' },
  { name: 'situation', kind: 'text', optional: true, about: 'of these the one about the system and the team' },
  { name: 'drivers', kind: 'texts', optional: true, about: 'the decision drivers' },
  { name: 'ordered', kind: 'flag', about: 'whether there are several drivers, so that their order means something' },
  {
    name: 'options',
    kind: 'groups',
    about: 'the options that were compared, the chosen one first',
    fields: [
      title,
      state,
      { name: 'bullets', kind: 'texts', about: 'what speaks for and against it: “Good, because …”' },
      verdict,
    ],
  },
  { name: 'statusQuo', kind: 'text', optional: true, about: 'what is said of doing nothing and of options left out' },
  { name: 'outcome', kind: 'text', about: 'what was chosen and why, beginning with “Chosen option:”' },
  { name: 'decided', kind: 'text', about: 'the same, beginning with “We will use”' },
  { name: 'statement', kind: 'text', about: 'the decision as a Y-statement, one sentence' },
  { name: 'runnerUp', kind: 'text', about: 'how the choice compares with the runner-up' },
  {
    name: 'alternatives',
    kind: 'groups',
    optional: true,
    about: 'the options that were not chosen, a line each',
    fields: [
      title,
      state,
      { name: 'strength', kind: 'text', optional: true, about: 'the first thing that speaks for it' },
      { name: 'weakness', kind: 'text', optional: true, about: 'the first thing that speaks against it' },
      verdict,
    ],
  },
  { name: 'consequences', kind: 'texts', about: 'the consequences: “Good, because …”, “Bad, because …”' },
  { name: 'costs', kind: 'texts', about: 'of these the bad ones' },
  { name: 'operation', kind: 'text', optional: true, about: 'what it takes to run it' },
  { name: 'exit', kind: 'text', about: 'what it takes to leave it' },
  { name: 'effects', kind: 'texts', about: 'effects on other layers' },
  { name: 'confirmation', kind: 'texts', about: 'how one will see that the decision is kept' },
  {
    name: 'comparison',
    kind: 'groups',
    optional: true,
    about: 'a row for each driver: how each option meets it, in the order of `options`',
    fields: [
      { name: 'driver', kind: 'text', about: 'the driver' },
      { name: 'cells', kind: 'texts', about: 'a word for each option' },
    ],
  },
  { name: 'confidence', kind: 'text', about: 'how sure the team is, and from what' },
  { name: 'revisit', kind: 'text', about: 'when to look at it again' },
  { name: 'appliesTo', kind: 'text', optional: true, about: 'the folders it holds for' },
  { name: 'facts', kind: 'texts', optional: true, about: 'facts with source and date' },
  { name: 'notes', kind: 'texts', optional: true, about: 'notes that close the record' },
  { name: 'unknown', kind: 'texts', optional: true, about: 'what the team has not told yet' },
];
