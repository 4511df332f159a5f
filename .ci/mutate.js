// How the fuzzer changes a text: pieces taken out, doubled, repeated, put elsewhere, words of the target put in, two texts
// joined, single characters replaced.
const characters =
  ' \t\n\r"\'`#-:*_[](){}<>|&!~\\/.,;=+@$%^?0123456789abcXYZé日\u0000\u001b\u202e\ufeff\ud800\udc00\u{1f389}';

/** A function that makes a new text out of a pool of texts, for a target with its words and its longest text. */
export function mutations(random, { words, most }) {
  const below = (limit) => Math.floor(random() * limit);
  const pick = (list) => list[below(list.length)];
  const piece = (text) => {
    const start = below(text.length + 1);
    return [start, Math.min(text.length, start + 1 + below(pick([1, 4, 20, 200])))];
  };
  const insert = (text, at, more) => text.slice(0, at) + more + text.slice(at);
  const lines = (text, change) => {
    const list = text.split('\n');
    change(list);
    return list.join('\n');
  };
  const ways = [
    (text) => insert(text, below(text.length + 1), pick(words)),
    (text) => insert(text, below(text.length + 1), pick([...characters])),
    (text) => {
      const [start, end] = piece(text);
      return text.slice(0, start) + text.slice(end);
    },
    (text) => {
      const [start, end] = piece(text);
      return insert(text, below(text.length + 1), text.slice(start, end));
    },
    (text) => {
      const [start, end] = piece(text);
      return insert(text, start, text.slice(start, end).repeat(1 + below(20)));
    },
    (text) => {
      const at = below(text.length);
      return text.slice(0, at) + pick([...characters]) + text.slice(at + 1);
    },
    (text) => lines(text, (list) => list.splice(below(list.length), 1)),
    (text) => lines(text, (list) => list.splice(below(list.length), 0, pick(list))),
    (text, other) => text.slice(0, below(text.length + 1)) + other.slice(below(other.length + 1)),
    (text) => (text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')),
  ];
  /** A short piece so often that the text is as long as the target has to take: what is slow shows there. */
  const stretched = (text) => {
    const [start, end] = random() < 0.5 ? [0, 0] : piece(text);
    const part = start === end ? pick([...words, ...characters]) : text.slice(start, end);
    const head = text.slice(0, below(200));
    return (head + part.repeat(Math.ceil(most / part.length))).slice(0, most);
  };
  return (pool) => {
    const text = pick(pool) ?? '';
    if (random() < 0.01) return stretched(text);
    let changed = text;
    for (let count = 1 + below(4); count > 0; count -= 1) changed = pick(ways)(changed, pick(pool) ?? '');
    return changed.slice(0, most);
  };
}
