import type { Neighbour } from '../model/adr.ts';

/** `[3. Use gRPC for calls between services](0003-use-grpc.md)`. */
export function linkTo(neighbour: Neighbour): string {
  return `[${linkLabel(neighbour)}](${neighbour.file.split('/').map(encodeURIComponent).join('/')})`;
}

/** "3. Use gRPC for calls between services". A title is Markdown already; only its brackets could end the label early. */
export function linkLabel(neighbour: Neighbour): string {
  const number = neighbour.number === undefined ? '' : `${neighbour.number}. `;
  return number + neighbour.title.replace(/\\?[[\]]/g, (mark) => (mark.length === 2 ? mark : `\\${mark}`));
}
