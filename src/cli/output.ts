// What becomes of a run whose output cannot be written: the reader went away, or the disk is full.
import type { Writable } from 'node:stream';

/** The output streams that are in use, each with the error that ended it. */
const streams = new Map<Writable, unknown>();

/**
 * Keeps an output stream from ending the process when it cannot be written. A closed pipe is no fault: its reader has seen
 * enough, and the command runs to its end.
 */
export function guard<T extends Writable>(stream: T): T {
  if (streams.has(stream)) return stream;
  streams.set(stream, undefined);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') streams.set(stream, streams.get(stream) ?? error);
  });
  return stream;
}

/** Waits until all output is written. Returns the errors of the streams that could not be written. */
export async function outputFaults(): Promise<ReadonlyMap<Writable, unknown>> {
  await Promise.all([...streams.keys()].map((stream) => new Promise((resolve) => stream.write('', resolve))));
  // A stream reports its error a moment after it answered to the write.
  await new Promise((resolve) => setImmediate(resolve));
  return new Map([...streams].filter(([, error]) => error !== undefined));
}
