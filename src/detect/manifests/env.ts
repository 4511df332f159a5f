import type { Reading } from '../../model/detect.ts';
import { sourceOf, usageAt } from '../source.ts';

/** .env files → names of variables, never their values. https://docs.docker.com/compose/how-tos/environment-variables/env-file/ */
export function readEnv(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const usages = [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w{0,200})[ \t]*=/gm)].map((match) =>
    usageAt(source, match.index, { kind: 'env', value: match[1] ?? '' }),
  );
  return { usages, problems: [] };
}
