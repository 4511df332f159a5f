/** Path from the folder of one file to another file, both from the same root with `/`. */
export function pathTo(from: string, to: string): string {
  const base = from.split('/').slice(0, -1);
  const target = to.split('/');
  let shared = 0;
  while (shared < base.length && shared < target.length - 1 && base[shared] === target[shared]) shared += 1;
  return [...base.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}

/** The same as a Markdown link needs it. */
export function relativePath(from: string, to: string): string {
  return pathTo(from, to)
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}

/** The path, from the root, of what a relative link in a file means; `undefined` for web addresses and ways out of the root. */
export function resolvePath(from: string, link: string): string | undefined {
  if (link === '' || link.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(link)) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of link.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(decoded(part));
  }
  return parts.join('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
