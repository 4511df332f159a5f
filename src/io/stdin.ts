import type { Readable } from 'node:stream';
import { InputError } from '../errors.ts';
import { decode } from './read.ts';

const mostBytes = 1_048_576;

/** Everything that comes in on a stream, as text. Errors: more than 1 MiB, or not UTF-8 (InputError). */
export async function decodeStdin(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array | string);
    size += bytes.length;
    if (size > mostBytes) {
      throw new InputError('Standard input is too large.', { hint: `At most ${mostBytes} bytes are read.` });
    }
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks), 'Standard input');
}
