import { XMLParser } from 'fast-xml-parser';

export interface XmlElement {
  readonly name: string;
  readonly offset: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export interface Xml {
  readonly root?: XmlElement;
  readonly fault?: string;
}

type Raw = Readonly<Record<string | symbol, unknown>>;

/**
 * XML → its root element. Entities that a document declares are never expanded and nothing outside is read; only the
 * five entities of XML itself are known. Never throws: a fault comes instead of the root. https://www.w3.org/TR/xml/
 */
export function parseXml(text: string): Xml {
  try {
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      captureMetaData: true,
      processEntities: false,
      parseTagValue: false,
      parseAttributeValue: false,
      ignoreDeclaration: true,
      ignorePiTags: true,
      removeNSPrefix: true,
    });
    const root = elementsOf(parser.parse(text) as readonly Raw[])[0];
    return root ? { root } : { fault: 'it has no element' };
  } catch (error) {
    return { fault: error instanceof Error ? (error.message.split(/\n|Context:/)[0] ?? '').trim() : String(error) };
  }
}

const place = XMLParser.getMetaDataSymbol() as unknown as symbol;

// The parser refuses to nest deeper than a hundred elements, so this recursion is bounded.
function elementsOf(nodes: readonly Raw[]): readonly XmlElement[] {
  return nodes.flatMap((node): readonly XmlElement[] => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name === '#text') return [];
    const content = node[name];
    const below = Array.isArray(content) ? (content as readonly Raw[]) : [];
    const text = below.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join('');
    const { startIndex } = (node[place] ?? {}) as { readonly startIndex?: number };
    const attributes = (node[':@'] ?? {}) as Readonly<Record<string, unknown>>;
    return [
      {
        name,
        offset: startIndex ?? 0,
        attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, decoded(String(value))])),
        text: decoded(text).trim(),
        children: elementsOf(below),
      },
    ];
  });
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? '');
}

/** The children of an element that bear this name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text of the first child with this name, or `undefined`. */
export function childText(element: XmlElement | undefined, name: string): string | undefined {
  const text = element?.children.find((child) => child.name === name)?.text;
  return text === '' ? undefined : text;
}

/** An element and everything below it that bears this name. */
export function* allOf(element: XmlElement | undefined, name: string): Generator<XmlElement> {
  if (!element) return;
  if (element.name === name) yield element;
  for (const child of element.children) yield* allOf(child, name);
}
