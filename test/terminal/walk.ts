import { keys, startPty, type Pty, type PtyOptions } from './pty.ts';

/** One stop of the walk: what the screen asks, and what a person sends. */
export interface Stop {
  readonly asks: string;
  readonly sends: string;
}

/** The happy path for one layer, from the first screen to the review. */
export const happyPath: readonly Stop[] = [
  { asks: 'Ready?', sends: keys.enter },
  { asks: 'What is the system called?', sends: `${keys.clear}Parcel Tracker${keys.enter}` },
  { asks: 'What does it do', sends: `Tracks parcels${keys.enter}` },
  { asks: 'Which languages', sends: keys.enter },
  { asks: 'Where does it run?', sends: keys.enter },
  { asks: 'How many people build it?', sends: `9${keys.enter}` },
  { asks: 'carry the pager', sends: `2${keys.enter}` },
  { asks: 'What is the peak load?', sends: `4,000 scans per second${keys.enter}` },
  { asks: 'Which licences', sends: keys.enter },
  { asks: 'Which cloud', sends: keys.enter },
  { asks: 'already in place', sends: keys.enter },
  { asks: 'fixed from outside', sends: keys.enter },
  { asks: 'Who decides?', sends: keys.enter },
  { asks: 'Which layers do you want', sends: `${keys.none}message` },
  { asks: 'Find: message', sends: keys.space },
  { asks: '◉ Message queue', sends: keys.enter },
  { asks: 'hand over work or news', sends: keys.enter },
  { asks: 'Why is this due now?', sends: `Scan events are lost${keys.enter}` },
  { asks: 'What matters most?', sends: `${keys.space}${keys.down}${keys.space}` },
  { asks: '2 ordering', sends: keys.enter },
  { asks: 'How much of “replay” is needed?', sends: `The last 7 days${keys.enter}` },
  { asks: 'How much of “ordering” is needed?', sends: `Per parcel${keys.enter}` },
  { asks: 'What carries messages', sends: 'apache kafka' },
  { asks: 'Find: apache kafka', sends: keys.enter },
  { asks: 'Which version?', sends: `4.1${keys.enter}` },
  { asks: 'What did you compare Apache Kafka with?', sends: 'rabbitmq' },
  { asks: 'Find: rabbitmq', sends: keys.space },
  { asks: '◉ RabbitMQ', sends: keys.enter },
  { asks: 'Why not RabbitMQ', sends: `It forgets what was read${keys.enter}` },
  { asks: 'Why Apache Kafka, in your own words?', sends: `We can replay a week${keys.enter}` },
  { asks: 'How far is this decision?', sends: keys.enter },
  { asks: 'What stands behind it?', sends: keys.enter },
  { asks: 'do you look at it again?', sends: `2027-11-01${keys.enter}` },
];

/** Where the walk ends. */
export const reviewAsks = 'This is what you said. Is it right?';

/** A question of the walk as it stands on the screen while it is asked. */
export function asked(stop: Stop): RegExp {
  return new RegExp(escaped(stop.asks));
}

/** Whether a stop begins a question, and is no further key in one. */
export function isQuestion(stop: Stop): boolean {
  return !/^(Find:|◉|2 )/.test(stop.asks);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Starts the program and walks over so many stops; the next question then stands on the screen. */
export async function walkTo(stops: number, options: PtyOptions, args: readonly string[] = []): Promise<Pty> {
  const pty = startPty(args, options);
  for (const stop of happyPath.slice(0, stops)) {
    await pty.see(asked(stop));
    await pty.press(stop.sends);
  }
  const next = happyPath[stops];
  await pty.see(next ? asked(next) : reviewAsks);
  return pty;
}
