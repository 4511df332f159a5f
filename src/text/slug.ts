/**
 * A title as part of a file name: lower-case ASCII letters, digits and single hyphens, at most `limit` characters, cut at
 * a word and not behind one such as "for". Accents are dropped; a title without any Latin letter or digit gives `decision`.
 */
export function slug(title: string, limit = 60): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/\+\+/g, 'pp')
    .replace(/(?<=[A-Za-z])#/g, 'sharp')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (words === '') return 'decision';
  if (words.length <= limit) return words;
  return words
    .slice(0, limit + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, limit)
    .replace(/(?<=[a-z0-9])(?:-(?:across|and|for|from|of|over|the|to|with))+$/, '');
}
