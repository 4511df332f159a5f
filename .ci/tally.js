// The last line of a test run in plain words, for whoever reads only that. A file that cannot be loaded and an error
// outside of all tests count as failures, because they hide tests.

/** A reporter of vitest that prints "N passed, N failed". */
export const tally = {
  onTestRunEnd(modules, errors) {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state) => states.filter((known) => known === state).length;
    const unloaded = modules.filter((module) => module.errors().length > 0).length;
    const failed = count('failed') + unloaded + errors.length;
    const others = states.length - count('passed') - count('failed');
    console.log(`\n${count('passed')} passed, ${failed} failed${others === 0 ? '' : `, ${others} skipped`}\n`);
  },
};
