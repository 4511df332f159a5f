/** Words that praise instead of telling a fact. A catalog text with one of them is refused. */
const praise = [
  'battle-tested',
  'best-in-class',
  'blazing',
  'blazingly',
  'bulletproof',
  'cutting-edge',
  'effortless',
  'effortlessly',
  'elegant',
  'enterprise-grade',
  'first-class',
  'game-changing',
  'industry-leading',
  'incredibly',
  'insanely',
  'leading',
  'lightning',
  'modern',
  'next-generation',
  'painless',
  'powerful',
  'production-ready',
  'robust',
  'rock-solid',
  'seamless',
  'seamlessly',
  'simply',
  'state-of-the-art',
  'super-fast',
  'ultra-fast',
  'unmatched',
  'unparalleled',
  'unrivalled',
  'world-class',
];

const pattern = new RegExp(`(?<![\\w-])(${praise.join('|')})(?![\\w-])`, 'i');

/** The first praising word of a text, or `undefined`. */
export function findPraise(text: string): string | undefined {
  return pattern.exec(text)?.[1];
}
