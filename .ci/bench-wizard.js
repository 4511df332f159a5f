// How long a person waits between a key and the next question, with the whole catalog: the real program in a
// pseudo-terminal, from sending the key to the drawn picture. Prints one JSON document.
import { pathToFileURL } from 'node:url';
import { scratchHome, start, walk } from './terminal.js';

/** Milliseconds from a key that ends a question to the picture of the next one, sorted. */
export async function measureWizard(rounds = 5) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const { home, repository, remove } = scratchHome();
    const terminal = start([], { home, repository, columns: 100, rows: 34 });
    try {
      for (const [at, stop] of walk.entries()) {
        const began = performance.now();
        if (at > 0) terminal.send(walk[at - 1].keys);
        await terminal.see(stop.asks);
        // The first picture pays for Node and the catalog; keys inside a list are not a next question.
        if (at > 0 && !stop.inside) times.push(performance.now() - began);
      }
      terminal.send('\u0003');
      await terminal.ended();
    } finally {
      remove();
    }
  }
  return times.sort((a, b) => a - b);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const times = await measureWizard();
  const at = (share) => Number(times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1));
  console.log(JSON.stringify({ questions: times.length, medianMs: at(0.5), p95Ms: at(0.95), worstMs: at(1) }));
}
