import type { Reading, Usage } from '../../model/detect.ts';
import { parseImage } from '../image.ts';
import { sourceOf, usageAt } from '../source.ts';

/**
 * Dockerfile or Containerfile → base images, images that files are copied from, and names of environment variables. Build
 * arguments with a default are put in; names of earlier stages are no images. https://docs.docker.com/reference/dockerfile/
 */
export function readDockerfile(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const build: Build = { stages: new Set(), variables: new Map() };
  const usages = [...text.matchAll(/(?<![^\n])[ \t]*(FROM|ARG|ENV|COPY)[ \t]([^\n]{0,1000})/gi)].flatMap(
    (match): Usage[] => {
      const [, word = '', rest = ''] = match;
      const instruction = word.toUpperCase();
      if (instruction === 'ARG' || instruction === 'ENV') {
        const name = setVariable(build, rest);
        return instruction === 'ENV' && name ? [usageAt(source, match.index, { kind: 'env', value: name })] : [];
      }
      const reference = instruction === 'FROM' ? fromImage(rest, build.stages) : /--from=(\S+)/.exec(rest)?.[1];
      if (!reference || build.stages.has(reference.toLowerCase()) || /^\d+$/.test(reference)) return [];
      const image = parseImage(filled(reference, build.variables));
      if (!image) return [];
      return [usageAt(source, match.index, { kind: 'image', value: image.repository, version: image.version })];
    },
  );
  return { usages, problems: [] };
}

/** No reference to an image is longer. */
const mostText = 500;

interface Build {
  readonly stages: Set<string>;
  readonly variables: Map<string, string>;
}

/** Remembers `NAME=value` or `NAME value`, and gives the name. */
function setVariable({ variables }: Build, rest: string): string | undefined {
  const [, name, value] = /^\s*(\w+)(?:[=\s]["']?([^"'\s]*))?/.exec(rest) ?? [];
  if (name !== undefined && value && value.length <= mostText) variables.set(name, value);
  return name;
}

/** The image of a FROM, unless it is an earlier stage; its own stage is remembered. */
function fromImage(rest: string, stages: Set<string>): string | undefined {
  const [image, as, stage] = rest
    .trim()
    .split(/\s+/)
    .filter((part) => !part.startsWith('--'));
  const known = image !== undefined && stages.has(image.toLowerCase());
  if (as?.toUpperCase() === 'AS' && stage) stages.add(stage.toLowerCase());
  return known ? undefined : image;
}

function filled(text: string, variables: ReadonlyMap<string, string>): string {
  if (text.length > mostText) return text;
  return text.replace(
    /\$(?:\{(\w+)(?::?-([^{}]*))?\}|(\w+))/g,
    (whole, braced?: string, fallback?: string, bare?: string) => {
      return variables.get(braced ?? bare ?? '') ?? fallback ?? whole;
    },
  );
}
