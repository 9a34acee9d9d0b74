import type {
  BlockContent,
  Heading,
  List,
  PhrasingContent,
  Table,
} from 'mdast';

/** A piece of text, a link, or the end of a line in a cell. @internal */
export type Inline = string | { text: string; href: string } | typeof NEW_LINE;

/** Markdown knows no other way to begin a line inside of a table. @internal */
export const NEW_LINE = { type: 'html', value: '<br>' } as const;

function phrasing(parts: Inline[]): PhrasingContent[] {
  return parts.map(part => {
    if (typeof part === 'string') {
      return { type: 'text', value: part };
    }
    return 'href' in part
      ? {
          type: 'link',
          url: part.href,
          children: [{ type: 'text', value: part.text }],
        }
      : part;
  });
}

/** @internal */
export function heading(depth: Heading['depth'], text: string): Heading {
  return { type: 'heading', depth, children: phrasing([text]) };
}

/** What a person wrote keeps its paragraphs. @internal */
export function paragraphs(...parts: Inline[]): BlockContent[] {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'string') {
    return only
      .split(/\n\s*\n/)
      .filter(text => text.trim())
      .map(text => ({ type: 'paragraph', children: phrasing([text.trim()]) }));
  }
  return [{ type: 'paragraph', children: phrasing(parts) }];
}

/** @internal */
export function list(items: Inline[][]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map(item => ({
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children: phrasing(item) }],
    })),
  };
}

/** A line of its own for each. @internal */
export function lines(texts: string[]): Inline[] {
  return texts.flatMap((text, index) => (index ? [NEW_LINE, text] : [text]));
}

/** The first row names the columns. A cell of a table is one line, wherever it is read. @internal */
export function table(rows: Inline[][][]): Table {
  const oneLine = (part: Inline): Inline =>
    typeof part === 'string' ? part.replace(/\s*\n\s*/g, ' ') : part;
  return {
    type: 'table',
    children: rows.map(cells => ({
      type: 'tableRow',
      children: cells.map(cell => ({
        type: 'tableCell',
        children: phrasing(cell.map(oneLine)),
      })),
    })),
  };
}
