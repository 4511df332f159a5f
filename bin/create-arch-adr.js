#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`create-arch-adr needs Node.js 20.19 or newer; this is ${process.version}.\n`);
  process.exitCode = 2;
} else {
  // Node 22 and newer keep the compiled code in their own cache; NODE_DISABLE_COMPILE_CACHE=1 turns it off.
  require('node:module').enableCompileCache?.();
  require('../dist/main.js')
    .main(process.argv.slice(2))
    .then((code) => {
      process.exitCode = code;
    });
}
