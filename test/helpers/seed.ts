import fc from 'fast-check';

// CI tries the same inputs each time, so that a change is blamed for what it did. At a desk they are others in every run.
if (process.env['CI']) fc.configureGlobal({ seed: 1 });
