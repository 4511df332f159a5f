/** Path from the folder of one file to another file, both from the same root with `/`, as a Markdown link needs it. */
export function relativePath(from: string, to: string): string {
  const base = from.split('/').slice(0, -1);
  const target = to.split('/');
  let shared = 0;
  while (shared < base.length && shared < target.length - 1 && base[shared] === target[shared]) shared += 1;
  const path = [...base.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
  return path
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}
