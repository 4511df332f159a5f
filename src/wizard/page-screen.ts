import { cut } from '../text/width.ts';
import { roomIn, tipLine, widthIn, type Look, type Screen, type Size } from './screen.ts';

/** A text to read, with the keys that move in it. `lines` gives it for a width. */
export function pageScreen(
  title: string,
  lines: (width: number) => readonly string[],
  look: Look,
): Screen<{ readonly top: number }, true> {
  const roomFor = (size: Size): number => Math.max(1, roomIn(size) - 3);
  const textFor = (size: Size): readonly string[] => lines(widthIn(size));
  return {
    start: { top: 0 },
    press: ({ top }, key, size) => {
      const room = roomFor(size);
      const last = Math.max(0, textFor(size).length - room);
      const steps: Readonly<Record<string, number>> = {
        up: top - 1,
        down: top + 1,
        pageup: top - room,
        pagedown: top + room,
        space: top + room,
        home: 0,
        end: last,
      };
      const to = steps[key.name];
      if (to !== undefined) return { top: Math.max(0, Math.min(last, to)) };
      const leaves = ['return', 'enter', 'escape', 'left', 'q'].includes(key.name);
      return leaves ? { result: true } : { top };
    },
    draw: ({ top }, size) => {
      const room = roomFor(size);
      const all = textFor(size);
      const more = all.length - top - room;
      return [
        look.paint.bold(cut(title, widthIn(size))),
        ...all.slice(top, top + room),
        look.paint.dim(more > 0 ? `  … ${more} more ${more === 1 ? 'line' : 'lines'}` : ''),
        tipLine(
          [
            [look.signs.enter, 'close'],
            ...(all.length > room ? ([[look.signs.arrows, 'scroll']] as [string, string][]) : []),
          ],
          size,
          look,
        ),
      ];
    },
  };
}
