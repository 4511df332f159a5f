// Who may import what. Each comment says where the code should go instead.
const pure = 'model|text|catalog|decide|adr|plan|check|summary|detect';

/** An area of src/ that may import only the named folders, itself included. */
function area(name, allowed, comment) {
  return {
    name: `area-${name}`,
    comment,
    severity: 'error',
    from: { path: `^src/${name}/` },
    to: { path: '^src/', pathNot: `^src/(${[name, ...allowed].join('|')})(/|\\.ts$)` },
  };
}

/** An outside package that only the named files may import. */
function door(name, files, comment = `Only its door may import ${name}; ask the door for what you need.`) {
  return {
    name: `door-${name}`,
    comment,
    severity: 'error',
    from: { path: '^src/', pathNot: files },
    to: { path: `node_modules/${name}(/|$)` },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Move the shared word to model/, the shared string craft to text/.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'Nothing imports it: delete it.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'no-unknown',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test',
      comment: 'Sources do not know their tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'pure-no-node',
      comment: 'Pure folders take text and data. Reading and writing goes to io/; hashing to text/digest.ts.',
      severity: 'error',
      from: { path: `^src/(${pure})/`, pathNot: '^src/text/digest\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'fs-only-io',
      comment: 'Only io/ touches the disk and starts processes.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/io/' },
      to: { path: '^(node:)?(fs|fs/promises|child_process)$' },
    },
    {
      name: 'cli-on-top',
      comment: 'Nothing imports the command line; hand the value in.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    area('model', [], 'model/ holds words only.'),
    area('text', ['model'], 'text/ knows no records and no catalogs.'),
    area('catalog', ['model', 'text'], 'Areas do not know each other; let a command pass it in.'),
    area('decide', ['model', 'text'], 'Areas do not know each other; let a command pass it in.'),
    area('adr', ['model', 'text'], 'Areas do not know each other; let a command pass it in.'),
    area('summary', ['model', 'text'], 'Areas do not know each other; let a command pass it in.'),
    area('detect', ['model', 'text'], 'Areas do not know each other; let a command pass it in.'),
    area('check', ['model', 'text'], 'Areas do not know each other; let a command pass it in.'),
    area('plan', ['model', 'text', 'adr', 'summary'], 'plan/ joins adr/ and summary/, nothing else.'),
    area('wizard', ['model', 'errors', 'text'], 'The wizard asks; what the answers mean is handed in.'),
    area('io', ['model', 'errors', 'text'], 'io/ reads and writes; what the text means is decided elsewhere.'),
    door('commander', '^src/cli/(program(-catalog)?|flags|strict-flags|usage-errors)\\.ts$'),
    door('@inquirer', '^src/wizard/ask\\.ts$'),
    door('execa', '^src/io/git\\.ts$'),
    door('handlebars', '^src/text/template(-tree)?\\.ts$'),
    door('yaml', '^src/text/yaml[a-z-]*\\.ts$'),
    door('valibot', '^src/text/shape\\.ts$'),
    door('fast-string-width', '^src/text/display-width\\.ts$'),
    door('fast-wrap-ansi', '^src/text/width\\.ts$'),
    door('diff', '^src/text/diff\\.ts$'),
    door('fastest-levenshtein', '^src/text/nearest\\.ts$'),
    door('semver', '^src/text/version\\.ts$'),
    door('smol-toml', '^src/detect/toml\\.ts$'),
    door('fast-xml-parser', '^src/detect/xml\\.ts$'),
    door('packageurl-js', '^src/detect/purl\\.ts$'),
    door('picomatch', '^src/(detect/signatures|text/glob)\\.ts$'),
    door('ignore', '^src/io/walk\\.ts$'),
    door('spdx-expression-parse', '^src/catalog/license\\.ts$'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
