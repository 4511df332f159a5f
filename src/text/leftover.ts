/** The versions of a file that `git mergetool` puts beside it, with underscores, or with dots as older gits do. */
const merge = /[._](?:BACKUP|BASE|LOCAL|REMOTE)[._]\d+\.md$/;
/** "x.orig.md" of a merge or patch, "x.bak.md" of an editor, "x.sync-conflict-20261124-101500-ABCDEFG.md" of Syncthing. */
const dotted = /\.(?:orig|rej|bak|sync-conflict-[^/]*)\.md$/i;
/** "x (1).md", "x copy.md", "x copy 2.md", "x - Copy (2).md", "x (copy).md", "x (Ana's conflicted copy 2026-11-24).md". */
const copy = /(?: \(\d+\)| (?:- )?copy(?: \d+| \(\d+\))?| \((?:[^()/]* )?copy(?: [^()/]*)?\))\.md$/i;

/**
 * Whether the name of a Markdown file is one that a merge, an editor, a file manager or a synchronizer gives to a second
 * version of a file. A name that begins with a dot is hidden, and counts as one, too.
 */
export function isLeftover(name: string): boolean {
  return name.startsWith('.') || merge.test(name) || dotted.test(name) || copy.test(name);
}
