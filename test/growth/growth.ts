import type { Shape } from './shapes.ts';

/** A reader of text from outside, and the longest text that it is given. */
export interface Reader {
  readonly name: string;
  readonly most: number;
  readonly read: (text: string) => unknown;
  /** What stands before a shape so that the reader comes to it. */
  readonly heads?: readonly string[];
}

/** Milliseconds of the processor below which a time says nothing of growth. */
const floor = 120;
/** Linear time is four times as much for a text four times as long; quadratic time is sixteen times as much. */
const mostGrowth = 9;
/** However it grows, no reader may take longer for one text. */
const budget = 3000;

/** Milliseconds of the processor for one reading; what else runs on the machine does not count. A reader may refuse a text. */
function timeOf(read: Reader['read'], text: string): number {
  const begun = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/**
 * How the time of a reader grows with the size of a shape, at a quarter, half and the whole of its longest text: what is
 * wrong with it, or `undefined`. A fault has to show twice, since the collector of garbage comes when it likes.
 */
export function growthFault(reader: Reader, head: string, shape: Shape): string | undefined {
  const found = faultOnce(reader, head, shape);
  return found && faultOnce(reader, head, shape);
}

function faultOnce({ read, most, name }: Reader, head: string, shape: Shape): string | undefined {
  const time = (size: number): number => timeOf(read, head + shape.of(size));
  const whole = time(most);
  if (whole < floor) return undefined;
  const [quarter, half] = [time(most / 4), time(most / 2)];
  const grows = whole / Math.max(quarter, floor / 16);
  if (whole < budget && grows < mostGrowth) return undefined;
  const times = [quarter, half, whole].map((ms) => `${Math.round(ms)} ms`).join(', ');
  return `${name}, ${JSON.stringify(head)}, ${shape.name}: ${times}`;
}
