import { defineConfig } from 'vitest/config';
import { tally } from './.ci/tally.js';

const pure = ['model', 'text', 'catalog', 'decide', 'adr', 'plan', 'check', 'summary', 'detect'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', tally],
    setupFiles: ['test/helpers/seed.ts'],
    // Tests run the built program, git and terminals; on a busy machine a minute is too little.
    testTimeout: 180_000,
    coverage: {
      include: pure.map((folder) => `src/${folder}/**/*.ts`),
      reporter: ['text-summary'],
    },
  },
});
