// Builds dist/: the code as one entry with chunks on demand, the catalog as JSON, the templates precompiled, the licences
// of everything that is bundled, and a bill of materials (CycloneDX). The chunks are CommonJS, which Node 20 starts 20 ms
// sooner than ES modules. With `--catalog [part]` only the catalog is parsed and its problems are printed, those of files
// whose path contains `part`.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cyclonedxEsbuildPlugin } from '@cyclonedx/cyclonedx-esbuild';
import { toJsonSchema } from '@valibot/to-json-schema';
import { build, transform } from 'esbuild';
import Handlebars from 'handlebars';
import spdx from 'spdx-license-list';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const blueOak = JSON.parse(await readFile(join(root, 'node_modules/@blueoak/list/index.json'), 'utf8'));

// handlebars, yaml and commander are CommonJS and call require for Node's own modules.
const requireBanner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * commander loads node:child_process for subcommands that are programs of their own; we have none, and the loading costs 2 ms.
 * Handlebars wants source-map for maps of its code, and does without.
 */
const notNeeded = {
  name: 'not-needed',
  setup: (plugins) => {
    const nothing = { path: join(root, '.ci/nothing.cjs') };
    plugins.onResolve({ filter: /^source-map$/ }, () => nothing);
    plugins.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('node_modules/commander/') ? nothing : undefined,
    );
  },
};

const licenseLists = {
  osi: Object.keys(spdx).filter((id) => spdx[id].osiApproved),
  permissive: blueOak
    .filter((rating) => ['Model', 'Gold', 'Silver', 'Bronze'].includes(rating.name))
    .flatMap((rating) => rating.licenses.map((license) => license.id)),
};

/** The module built on its own, outside dist/, so that the build can call it. */
async function load(path) {
  const outfile = join(root, 'node_modules/.cache/create-arch-adr', `${path.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [join(root, 'src', path)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: requireBanner },
    logLevel: 'error',
  });
  return import(`${pathToFileURL(outfile).href}?${Date.now()}`);
}

async function parsedCatalog() {
  const folder = join(root, 'catalog');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({
      path: name.replaceAll('\\', '/'),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
  const { parseCatalog } = await load('catalog/parse.ts');
  return parseCatalog(files, licenseLists, manifest.catalogVersion);
}

function printProblems(problems, part) {
  const shown = problems.filter((problem) => part === undefined || problem.file.includes(part));
  for (const { file, line, column, message, hint, code } of shown) {
    console.error(`catalog/${file}:${line}:${column} ${message} ${hint} [${code}]`);
  }
  if (shown.length > 0) {
    console.error(`${shown.length} problems in the catalog.`);
    process.exitCode = 1;
  }
}

/** Fingerprint of all that is built, whatever folder it stands in. */
async function sourcesDigest() {
  const hash = createHash('sha256').update(JSON.stringify(manifest));
  for (const folder of ['catalog', 'src', 'templates']) {
    const names = (await readdir(join(root, folder), { recursive: true })).filter((name) => /\.\w+$/.test(name)).sort();
    for (const name of names) hash.update(`${folder}/${name}\0`).update(await readFile(join(root, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function bundle() {
  const result = await build({
    entryPoints: { main: join(root, 'src/cli/main.ts') },
    outdir: dist,
    bundle: true,
    splitting: true,
    minify: true,
    legalComments: 'none',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    chunkNames: '[name]-[hash]',
    define: { __VERSION__: JSON.stringify(manifest.version), __BUILD__: JSON.stringify(await sourcesDigest()) },
    absWorkingDir: root,
    plugins: [
      notNeeded,
      cyclonedxEsbuildPlugin({
        outputFile: 'sbom.cdx.json',
        outputReproducible: true,
        validate: true,
        logLevel: 'silent',
      }),
    ],
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  await mkdir(dist, { recursive: true });
  await Promise.all(result.outputFiles.map(async ({ path, text }) => writeFile(path, await asCommonJs(text))));
  await writeFile(join(dist, 'package.json'), '{"type":"commonjs"}\n');
  return result.metafile;
}

/** esbuild splits only ES modules, so each chunk is turned afterwards. */
async function asCommonJs(text) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__here' },
  });
  const here = 'var __here=require("node:url").pathToFileURL(__filename).href;';
  return code.includes('__here') ? here + code : code;
}

async function writeData(catalog) {
  const data = join(dist, 'data');
  await mkdir(data, { recursive: true });
  const write = (name, value) => writeFile(join(data, name), JSON.stringify(value));
  const { packIndex, packLayer } = await load('io/packed.ts');
  await write('index.json', packIndex(catalog));
  await write('licenses.json', licenseLists);
  await write('rules.json', catalog.rules);
  for (const layer of catalog.layers) {
    await write(`layer-${layer.id}.json`, packLayer(catalog, layer));
  }
}

async function writeTemplates() {
  const names = (await readdir(join(root, 'templates'))).filter((name) => name.endsWith('.md.hbs'));
  await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(root, 'templates', name), 'utf8');
      const code = Handlebars.precompile(text, { noEscape: true, strict: true });
      const { code: small } = await transform(`module.exports = ${code};`, { minify: true });
      await writeFile(join(dist, `data/template-${name.replace('.md.hbs', '')}.js`), small);
      if (name !== 'stack.md.hbs') await writeFile(join(dist, `data/template-${name}`), text);
    }),
  );
}

/** The JSON Schema of stack.yaml, from the definition that also reads it, with the names of the catalog to complete. */
async function writeSchema(catalog) {
  const { answersSchema, formsBy } = await load('decide/schema.ts');
  const options = {
    errorMode: 'ignore',
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema.type === 'lazy'
        ? { anyOf: formsBy.get(valibotSchema.getter).map((form) => convert(form)) }
        : undefined,
  };
  const convert = (form) => {
    const { $schema, ...schema } = toJsonSchema(form, options);
    void $schema;
    return schema;
  };
  const schema = convert(answersSchema);
  const { decisions } = schema.properties;
  schema.definitions = { decision: decisions.additionalProperties };
  decisions.additionalProperties = { $ref: '#/definitions/decision' };
  decisions.properties = Object.fromEntries(catalog.layers.map((layer) => [layer.id, layerSchema(layer, catalog)]));
  allowExtensions(schema);
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', title: 'stack.yaml of create-arch-adr' };
  await writeFile(join(dist, 'stack.schema.json'), JSON.stringify({ ...head, ...schema }));
}

/** Keys that begin with `x-` may be in every map, and `<<` merges another one into it. */
function allowExtensions(schema) {
  if (typeof schema !== 'object' || schema === null) return;
  Object.values(schema).forEach(allowExtensions);
  if (schema.type === 'object' && schema.properties) schema.patternProperties = { '^(?:x-.*|<<)$': {} };
}

/** What stands under a layer, with its question and the ids of its options and drivers as examples. */
function layerSchema(layer, catalog) {
  const choices = catalog.options.filter((option) => option.roles[layer.id]).map((option) => option.id);
  return {
    allOf: [{ $ref: '#/definitions/decision' }],
    description: `${layer.question} Options: ${choices.join(', ')}. Drivers: ${layer.drivers.map((driver) => driver.id).join(', ')}.`,
  };
}

/** Packages whose code is in the bundle, each with its licence text. */
async function writeLicenses(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const folders = new Set(
    inputs
      .filter(([, use]) => use.bytesInOutput > 0)
      .flatMap(([path]) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const parts = await Promise.all(
    [...folders].sort().map(async (folder) => {
      const about = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
      const text = (await licenseTexts(folder)) || (await usualText(about));
      return `${about.name} ${about.version} (${about.license})\n\n${text.trim()}\n`;
    }),
  );
  const intro = 'create-arch-adr bundles code of these packages. Their licences:\n';
  await writeFile(join(dist, 'THIRD-PARTY-LICENSES.txt'), [intro, ...parts].join(`\n${'-'.repeat(80)}\n\n`));
}

/** The licence and notice files of a package, empty when it has none. */
async function licenseTexts(folder) {
  const names = (await readdir(join(root, folder))).filter((name) => /^(licen[cs]e|notice)/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(root, folder, name), 'utf8')));
  return texts.join('\n');
}

/** For a package without a licence file: who made it, and the text that SPDX has for its licence. */
async function usualText({ author, license }) {
  const { licenseText } = JSON.parse(
    await readFile(join(root, `node_modules/spdx-license-list/licenses/${license}.json`), 'utf8'),
  );
  return `By ${author.name ?? author}. The package holds no licence file; this is the usual text.\n\n${licenseText}`;
}

if (process.argv[2] === '--catalog') {
  printProblems((await parsedCatalog()).problems, process.argv[3]);
} else {
  const { value, problems } = await parsedCatalog();
  printProblems(problems);
  if (value) {
    await rm(dist, { recursive: true, force: true });
    const metafile = await bundle();
    await writeData(value);
    await writeTemplates();
    await writeSchema(value);
    await writeLicenses(metafile);
  }
}
