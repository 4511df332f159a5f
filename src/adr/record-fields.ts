import type { TemplateField } from '../model/template.ts';

const title: TemplateField = { name: 'title', kind: 'text', about: 'the name of the option' };
const state: TemplateField = {
  name: 'state',
  kind: 'text',
  optional: true,
  about: 'what is known of its state, and what the team says it is',
};
const bullets: TemplateField = {
  name: 'bullets',
  kind: 'texts',
  optional: true,
  about: 'what speaks for and against it: “Good, because …”',
};
const hasText: TemplateField = {
  name: 'hasText',
  kind: 'flag',
  about: 'whether there is more to say of it than its title',
};
const verdict: TemplateField = {
  name: 'verdict',
  kind: 'text',
  optional: true,
  about: 'why the team did not choose it',
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
  { name: 'title', kind: 'text', about: 'the title, such as “Use NATS as the message queue”' },
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
  { name: 'situation', kind: 'text', optional: true, about: 'of these the one about the team and its systems' },
  { name: 'drivers', kind: 'texts', optional: true, about: 'the decision drivers' },
  { name: 'ordered', kind: 'flag', about: 'whether there are several drivers, so that their order means something' },
  {
    name: 'options',
    kind: 'groups',
    about: 'the options that the team considered, the chosen one first',
    fields: [title, state, bullets, verdict, hasText],
  },
  {
    name: 'suggested',
    kind: 'groups',
    optional: true,
    about: 'options that the catalog adds for comparison; none in a record that is accepted',
    fields: [title, state, bullets, hasText],
  },
  { name: 'compared', kind: 'flag', about: 'whether anything is compared with the choice' },
  { name: 'columns', kind: 'texts', about: 'the names above the columns of `comparison`' },
  {
    name: 'comparison',
    kind: 'groups',
    optional: true,
    about: 'a row for each driver: how each option meets it, in the order of `columns`',
    fields: [
      { name: 'driver', kind: 'text', about: 'the driver' },
      { name: 'cells', kind: 'texts', about: 'a word for each option' },
    ],
  },
  { name: 'outcome', kind: 'text', about: 'what was chosen and why, beginning with “Chosen option:”' },
  { name: 'decided', kind: 'text', about: 'the same, beginning with “We will use”' },
  { name: 'statement', kind: 'text', about: 'the decision as a Y-statement, one sentence' },
  { name: 'runnerUp', kind: 'text', optional: true, about: 'how the choice compares with the runner-up' },
  {
    name: 'reasons',
    kind: 'texts',
    optional: true,
    about: 'the team’s reasons, where they are too long for the sentence of the outcome',
  },
  {
    name: 'alternatives',
    kind: 'groups',
    optional: true,
    about: 'the options that were not chosen, a line each',
    fields: [
      title,
      state,
      {
        name: 'strength',
        kind: 'text',
        optional: true,
        about: 'what the team says for it, else the first thing that speaks for it',
      },
      {
        name: 'weakness',
        kind: 'text',
        optional: true,
        about: 'what the team says against it, else the first thing that speaks against it',
      },
      verdict,
      hasText,
    ],
  },
  {
    name: 'consequences',
    kind: 'texts',
    optional: true,
    about: 'the consequences: “Good, because …”, “Bad, because …”',
  },
  { name: 'costs', kind: 'texts', optional: true, about: 'of these the bad ones' },
  { name: 'operation', kind: 'text', optional: true, about: 'what it takes to operate it' },
  { name: 'exit', kind: 'text', optional: true, about: 'what it takes to leave it' },
  { name: 'effects', kind: 'texts', optional: true, about: 'effects on other decisions and existing systems' },
  { name: 'steps', kind: 'texts', optional: true, about: 'what the team will do because of the decision' },
  { name: 'confirmation', kind: 'texts', optional: true, about: 'how it is checked that the decision is followed' },
  { name: 'evidence', kind: 'texts', optional: true, about: 'measurements, trials and threads behind the decision' },
  { name: 'confidence', kind: 'text', optional: true, about: 'what supports the decision' },
  { name: 'revisit', kind: 'text', optional: true, about: 'when it is reviewed' },
  { name: 'appliesTo', kind: 'text', optional: true, about: 'the folders it applies to' },
  { name: 'information', kind: 'flag', about: 'whether there is evidence, a review or a fact' },
  { name: 'more', kind: 'flag', about: 'the same, or an open question or superseded record' },
  { name: 'factsTitle', kind: 'text', about: 'the line above the facts, with the version of the catalog' },
  { name: 'facts', kind: 'texts', optional: true, about: 'facts with source and date' },
  { name: 'unknown', kind: 'texts', optional: true, about: 'open questions: what the team did not state' },
  { name: 'statusQuo', kind: 'text', optional: true, about: 'always empty; older templates have it' },
  { name: 'notes', kind: 'texts', optional: true, about: 'always empty; older templates have it' },
];
