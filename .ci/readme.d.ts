/** The README with its made parts put in. */
export function withParts(readme: string): string;
