/** The made parts of the README. */
export function parts(): { readonly demo: string; readonly map: string };
