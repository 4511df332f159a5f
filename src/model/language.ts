interface Language {
  readonly name: string;
  /** Other names people write, in lower case, with the way to print them. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Programming languages by id. TypeScript and .NET run on what their id names, and keep their own name in texts. */
const languages: Readonly<Record<string, Language>> = {
  java: { name: 'Java', aliases: { jvm: 'JVM languages' } },
  kotlin: { name: 'Kotlin', aliases: {} },
  scala: { name: 'Scala', aliases: {} },
  clojure: { name: 'Clojure', aliases: {} },
  groovy: { name: 'Groovy', aliases: {} },
  go: { name: 'Go', aliases: { golang: 'Go' } },
  csharp: { name: 'C#', aliases: { 'c#': 'C#', '.net': '.NET', dotnet: '.NET', 'f#': 'F#', fsharp: 'F#' } },
  python: { name: 'Python', aliases: { py: 'Python' } },
  javascript: {
    name: 'JavaScript',
    aliases: {
      js: 'JavaScript',
      typescript: 'TypeScript',
      ts: 'TypeScript',
      node: 'Node.js',
      nodejs: 'Node.js',
      'node.js': 'Node.js',
    },
  },
  ruby: { name: 'Ruby', aliases: {} },
  php: { name: 'PHP', aliases: {} },
  rust: { name: 'Rust', aliases: {} },
  cpp: { name: 'C++', aliases: { 'c++': 'C++' } },
  c: { name: 'C', aliases: {} },
  erlang: { name: 'Erlang', aliases: {} },
  elixir: { name: 'Elixir', aliases: {} },
  swift: { name: 'Swift', aliases: {} },
  'objective-c': { name: 'Objective-C', aliases: { objc: 'Objective-C' } },
  dart: { name: 'Dart', aliases: { flutter: 'Dart' } },
  perl: { name: 'Perl', aliases: {} },
  lua: { name: 'Lua', aliases: {} },
  haskell: { name: 'Haskell', aliases: {} },
  ocaml: { name: 'OCaml', aliases: {} },
  r: { name: 'R', aliases: {} },
  shell: { name: 'Shell', aliases: { bash: 'Bash', sh: 'Shell' } },
};

/** The ids of all languages the catalog speaks of. */
export const languageIds: readonly string[] = Object.keys(languages);

const idsByName: ReadonlyMap<string, string> = new Map(
  Object.entries(languages).flatMap(([id, { aliases }]) => [id, ...Object.keys(aliases)].map((name) => [name, id])),
);

/** The id of a language however people write it ("C#", "golang"), or `undefined`. */
export function findLanguage(name: string): string | undefined {
  return idsByName.get(name.trim().toLowerCase());
}

/** How a language is printed: "C#" for `csharp`, "TypeScript" for `ts`. One that is not known begins with a capital. */
export function languageName(name: string): string {
  const wanted = name.trim().toLowerCase();
  const known = languages[findLanguage(name) ?? ''];
  return known?.aliases[wanted] ?? known?.name ?? name.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
