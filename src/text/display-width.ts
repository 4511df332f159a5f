import fastStringWidth from 'fast-string-width';

/** A text without the openings of terminal links: none is written here, and the libraries look for the end of each. */
export function withoutLinks(text: string): string {
  return text.includes('\u001b]') ? text.replaceAll('\u001b]', ']') : text;
}

/** Columns that a text takes in a terminal: wide characters take two, combining ones none, escape sequences none. */
export function displayWidth(text: string): number {
  return fastStringWidth(withoutLinks(text));
}
