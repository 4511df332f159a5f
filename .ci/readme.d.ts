/** The made parts of the READMEs by name. */
export function parts(): Readonly<Record<string, string>>;

/** Where the made parts stand, from the root. */
export const pages: readonly string[];
