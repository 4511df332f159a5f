import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { annotationLines } from '../../src/check/annotations.ts';
import { sarifLog } from '../../src/check/sarif.ts';
import type { Problem } from '../../src/model/problem.ts';

const problems: readonly Problem[] = [
  {
    code: 'check/broken-link',
    severity: 'error',
    file: 'docs/adr/0001-ü a.md',
    line: 3,
    column: 7,
    message: '100% wrong,\nreally: yes.',
    hint: 'Mend it.',
  },
  { code: 'check/missing-number', severity: 'info', file: 'docs/adr', message: 'No record has the number 2.' },
];

describe('a SARIF document', () => {
  it('is valid against the schema of OASIS', async () => {
    const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const schema = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    delete schema['$schema'];
    delete schema['id'];
    const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
    const driver = { name: 'create-arch-adr', version: '1.0.0' };
    for (const list of [problems, []]) {
      expect(ajv.validate(schema, sarifLog(list, driver)), JSON.stringify(ajv.errors)).toBe(true);
    }
    expect(ajv.validate(schema, { version: '2.1.0', runs: [{}] })).toBe(false);
  });

  it('names files as addresses below the root, and no place where there is none', () => {
    const text = JSON.stringify(sarifLog(problems, { name: 'x', version: '1.0.0' }));
    expect(text).toContain('docs/adr/0001-%C3%BC%20a.md');
    expect(text).toContain('{"artifactLocation":{"uri":"docs/adr","uriBaseId":"ROOT"}}');
  });
});

describe('annotations for GitHub', () => {
  it('escape what would end a command early', () => {
    expect(annotationLines(problems)).toEqual([
      '::error file=docs/adr/0001-ü a.md,line=3,col=7,title=check%2Fbroken-link::100%25 wrong,%0Areally: yes.%0AMend it.'.replace(
        '%2F',
        '/',
      ),
      '::notice file=docs/adr,title=check/missing-number::No record has the number 2.',
    ]);
  });
});
