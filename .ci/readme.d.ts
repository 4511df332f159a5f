/** The made parts of the README. */
export function parts(): { readonly demo: string; readonly wizard: string; readonly map: string };
