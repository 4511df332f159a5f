import type { Layer } from './catalog.ts';

/**
 * A decision on any topic as a layer of its own, without options and drivers of the catalog. `id` is its key in stack.yaml,
 * `title` the title of its record.
 */
export function topicLayer(id: string, title: string): Layer {
  return {
    id,
    name: title,
    topic: true,
    order: Number.MAX_SAFE_INTEGER,
    purpose: title,
    decides: title,
    question: '',
    need: { question: '', skip: '', suggested: {} },
    others: [],
    zone: 'services',
    traffic: false,
    levels: [],
    known: [],
    drivers: [],
  };
}

/** How a key of a topic is written: it stands in comments of records, in messages and on the command line. */
export const topicKey = /^[a-z\d](?:[\w.-]*[a-z\d])?$/i;
