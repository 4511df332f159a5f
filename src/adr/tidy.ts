/** What a template made, as a record has it: at most one empty line in a row, none at the start or end, no blanks at line ends. */
export function tidy(text: string): string {
  return text
    .split('\n')
    .map(withoutBlanks)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A pattern for the blanks at an end would look at every run of blanks from each of its places. */
function withoutBlanks(line: string): string {
  let end = line.length;
  while (line.charAt(end - 1) === ' ' || line.charAt(end - 1) === '\t') end -= 1;
  return line.slice(0, end);
}
