import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceRegion, type Replaced } from '../../src/text/region.ts';

const markers = { begin: '<!-- stack: begin -->', end: '<!-- stack: end -->' };
const { begin, end } = markers;
const text = '# Parcels: the stack\n\nNew words.';
const fresh = `${begin}\n\n${text}\n\n${end}`;
const old = `${begin}\n# Parcels: the stack\n\nOld words.\n${end}`;

function replaced(page: string): Replaced {
  return replaceRegion(page, markers, text);
}

describe('replaceRegion', () => {
  it.each([
    ['a mention of the end marker below the region', `${old}\n\nEverything above ${end} is generated.\nOurs.\n`],
    ['the end marker as a line of the team below the region', `${old}\n\nThe last line is:\n\n${end}\n\nOurs.\n`],
    ['both markers in a code block', `\`\`\`html\n${begin}\n${end}\n\`\`\`\n\n${old}\n\nOurs.\n`],
    ['both markers in a code block below', `${old}\n\n~~~\n${begin}\nOurs\n${end}\n~~~\n`],
    ['both markers in a quotation', `> ${begin}\n> Ours.\n> ${end}\n\n${old}\n`],
    ['both markers in an indented code block', `${old}\n\nOurs:\n\n    ${begin}\n    ${end}\n`],
    ['a byte order mark before the region', `\ufeff${old}\nOurs.\n`],
    ['spaces behind the markers', `Ours.\n\n${begin}  \nOld words.\n${end} \nOurs.\n`],
    ['a merge conflict inside the region', `Ours.\n\n${begin}\n<<<<<<< a\nOld\n=======\nOlder\n>>>>>>> b\n${end}\n`],
  ])('keeps every word of the team with %s', (_, page) => {
    const result = replaced(page);
    expect(result).toHaveProperty('page');
    const after = 'page' in result ? result.page : '';
    expect(after).toContain(fresh);
    expect(after).not.toContain('Old');
    expect(after.match(/Ours/g)).toEqual(page.match(/Ours/g));
    expect(replaced(after)).toEqual({ page: after });
  });

  it('keeps the line endings of the page', () => {
    expect(replaced(`${old}\n\nOurs.\n`.replaceAll('\n', '\r\n'))).toEqual({
      page: `${fresh}\n\nOurs.\n`.replaceAll('\n', '\r\n'),
    });
  });

  it('makes one region of copies that a merge left one below the other', () => {
    expect(replaced(`Ours.\n\n${old}\n\n${old}\n`)).toEqual({ page: `Ours.\n\n${fresh}\n` });
  });

  it('appends the region when the page only mentions the markers', () => {
    expect(replaced(`Do not touch \`${begin}\`.\n`)).toEqual({ page: `Do not touch \`${begin}\`.\n\n${fresh}\n` });
  });

  it.each([
    ['the end marker is lost', `${begin}\nOld words.\n\n## Our notes\n\nOurs.\n`, 1, end],
    ['the end marker is lost and a second region follows', `${begin}\nOld.\n\nOurs.\n\n${old}\n`, 1, end],
    ['the end marker is inside a code block', `${begin}\nOld.\n\nOurs:\n\n\`\`\`\n${end}\n\`\`\`\n`, 1, end],
    ['the begin marker is lost', `Ours.\n\nOld words.\n${end}\n`, 4, begin],
    ['both markers are lost', `Ours.\n\n# Parcels: the stack\n\nOld words.\n`, 3, begin],
    ['the markers are indented', `Ours.\n\n  ${begin}\n  Old words.\n  ${end}\n`, 3, begin],
    ['the markers are nested', `${begin}\nOurs.\n${old}\n${end}\n`, 1, end],
    ['there are two regions with words of the team between', `${old}\n\nOurs.\n\n${old}\n`, 9, 'Delete one of the two'],
    ['a merge crosses the end marker', `${begin}\nOld\n<<<<<<< a\n${end}\nOurs.\n=======\n>>>>>>> b\n`, 3, 'conflict'],
    ['a merge has the region on one side', `<<<<<<< a\n${old}\nOurs.\n=======\nOurs.\n>>>>>>> b\n`, 1, 'conflict'],
    ['code above the region is not closed', `Ours.\n\n\`\`\`\n${old}\n`, 3, 'Close the code block'],
  ])('writes nothing and names the line when %s', (_, page, line, hint) => {
    expect(replaced(page)).toEqual({
      fault: { line, message: expect.any(String) as string, hint: expect.stringContaining(hint) as string },
    });
  });

  it('loses no line outside a region, and a second run changes nothing', () => {
    const piece = fc.constantFrom(
      ...['team', 'team', begin, end, old, `> ${begin}`, `  ${end}`, '```', '~~~', '    ```', `See ${end}.`, ''],
      ...['<<<<<<< a', '=======', '>>>>>>> b', '- item', '# Parcels: the stack', `\`\`\`\n${end}\n\`\`\``],
    );
    const page = fc.tuple(fc.array(piece, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean());
    fc.assert(
      fc.property(page, ([pieces, ending, mark]) => {
        const words = pieces.map((one, index) => (one === 'team' ? `Team words ${index}.` : one)).join('\n');
        const lines = words.split('\n');
        const before = (mark ? '\ufeff' : '') + words.replaceAll('\n', ending);
        const result = replaced(before);
        if (!('page' in result)) return;
        expect(replaced(result.page)).toEqual(result);
        const at = (marker: string, from: number): number => lines.findIndex((one, i) => i >= from && one === marker);
        lines.forEach((line, index) => {
          const isMarked = lines.lastIndexOf(begin, index) !== -1 && at(end, index) !== -1;
          if (line.startsWith('Team') && !isMarked) expect(result.page).toContain(line);
        });
      }),
      { numRuns: 3000 },
    );
  });
});
