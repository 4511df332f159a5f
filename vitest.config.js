import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { tally } from './.ci/tally.js';

const pure = ['model', 'text', 'catalog', 'decide', 'adr', 'plan', 'check', 'summary', 'detect'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests that need other programs run with `npm run test:all`, which installs them; they fail where one is missing.
    exclude: [...configDefaults.exclude, ...(process.env['WITH_TOOLS'] === '1' ? [] : ['test/**/*.tools.test.ts'])],
    reporters: ['default', tally],
    // Most tests wait for a program they started, so no core is kept for the runner.
    maxWorkers: availableParallelism(),
    setupFiles: ['test/helpers/seed.ts'],
    // Tests run the built program, git and terminals; on a busy machine a minute is too little.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    coverage: {
      include: pure.map((folder) => `src/${folder}/**/*.ts`),
      reporter: ['text-summary'],
    },
  },
});
