/** Programming languages by id, with the names that people write for them. */
const languages: Readonly<Record<string, { readonly name: string; readonly aliases: readonly string[] }>> = {
  java: { name: 'Java', aliases: ['jvm'] },
  kotlin: { name: 'Kotlin', aliases: [] },
  scala: { name: 'Scala', aliases: [] },
  clojure: { name: 'Clojure', aliases: [] },
  groovy: { name: 'Groovy', aliases: [] },
  go: { name: 'Go', aliases: ['golang'] },
  csharp: { name: 'C#', aliases: ['c#', '.net', 'dotnet', 'f#', 'fsharp'] },
  python: { name: 'Python', aliases: ['py'] },
  javascript: { name: 'JavaScript', aliases: ['js', 'typescript', 'ts', 'node', 'nodejs', 'node.js'] },
  ruby: { name: 'Ruby', aliases: [] },
  php: { name: 'PHP', aliases: [] },
  rust: { name: 'Rust', aliases: [] },
  cpp: { name: 'C++', aliases: ['c++'] },
  c: { name: 'C', aliases: [] },
  erlang: { name: 'Erlang', aliases: [] },
  elixir: { name: 'Elixir', aliases: [] },
  swift: { name: 'Swift', aliases: [] },
  'objective-c': { name: 'Objective-C', aliases: ['objc'] },
  dart: { name: 'Dart', aliases: ['flutter'] },
  perl: { name: 'Perl', aliases: [] },
  lua: { name: 'Lua', aliases: [] },
  haskell: { name: 'Haskell', aliases: [] },
  ocaml: { name: 'OCaml', aliases: [] },
  r: { name: 'R', aliases: [] },
  shell: { name: 'Shell', aliases: ['bash', 'sh'] },
};

/** The ids of all languages the catalog speaks of. */
export const languageIds: readonly string[] = Object.keys(languages);

/** The id of a language however people write it ("C#", "golang"), or `undefined`. */
export function findLanguage(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  return languageIds.find((id) => id === wanted || languages[id]?.aliases.includes(wanted));
}

/** How a language is written: "C#" for `csharp`. A name that is not known comes back as it is. */
export function languageName(id: string): string {
  return languages[id]?.name ?? id;
}
