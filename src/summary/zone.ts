import { mermaidLines } from '../text/mermaid.ts';
import type { Look } from './boxes.ts';

/** A box of the picture. The lines are plain text. */
export interface Box {
  readonly id: string;
  readonly lines: readonly string[];
  /** Whether the first line is a name. */
  readonly bold: boolean;
  readonly look: Look;
  readonly shape?: 'store';
  /** What it needs and nothing in the stack provides. */
  readonly needs: readonly string[];
}

/**
 * Boxes of a zone as lines of Mermaid, some in a row. Links that are not drawn keep a row together: there is no traffic between the
 * boxes of one zone that follows from the answers. A box that needs something has a row of its own.
 */
export function rowsOf(boxes: readonly Box[], perRow: number): string[] {
  const lines: string[] = [];
  let row: string[] = [];
  const finish = (): void => {
    if (row.length > 0) lines.push(row.join(' ~~~ '));
    row = [];
  };
  for (const box of boxes) {
    const node = nodeOf(box);
    if (box.needs.length === 0) row.push(node);
    else lines.push(...needsOf(box, node));
    if (row.length === perRow) finish();
  }
  finish();
  return lines;
}

function needsOf({ id, needs }: Box, node: string): string[] {
  return needs.map((need, index) => {
    const label = mermaidLines([need, 'missing'], { bold: false });
    return `${index === 0 ? node : id} -.->|"needs"| m_${id}_${index + 1}[${label}]:::missing`;
  });
}

function nodeOf({ id, lines, bold, look, shape }: Box): string {
  const label = mermaidLines(lines, { bold });
  const body = shape === 'store' ? `[(${label})]` : `[${label}]`;
  return `${id}${body}${look === 'accepted' ? '' : `:::${look}`}`;
}

const styles: Readonly<Record<Exclude<Look, 'accepted'>, string>> = {
  proposed: 'stroke-dasharray:6 4',
  open: 'stroke:#888,stroke-dasharray:2 4,color:#777',
  missing: 'stroke:#c33,stroke-dasharray:2 4,color:#c33',
  used: 'fill:#e8e8e8,stroke:#888,color:#333',
};

/** The styles of the looks that a picture has. */
export function styled(looks: ReadonlySet<Look>): string[] {
  return Object.entries(styles).flatMap(([look, style]) =>
    [...looks].some((one) => one === look) ? [`  classDef ${look} ${style}`] : [],
  );
}
