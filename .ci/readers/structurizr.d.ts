interface File {
  readonly name: string;
  readonly text: string;
}

interface Told {
  readonly title: string;
  readonly status: string;
  readonly date: string;
}

/** Records by number as the importer `adrtools` reads them. Throws where it stops. */
export function readAsAdrTools(
  files: readonly File[],
  today: string,
): Map<number, Told & { readonly links: readonly { readonly phrase: string; readonly number: number }[] }>;

/** Records by number as the importer `madr` reads them. Throws where it stops. */
export function readAsMadr(files: readonly File[], day: string): Map<number, Told>;
