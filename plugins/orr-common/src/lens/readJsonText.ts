import { Node, ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** Lenses need about ten levels; unknown keys may hold more. */
const MAX_DEPTH = 50;
const MAX_DUPLICATES = 20;

/** A position in a text, counted from 1. @internal */
export interface TextPosition {
  line: number;
  column: number;
}

/** Why a text was not read. @internal */
export interface JsonTextProblem extends TextPosition {
  code: 'invalidJson' | 'nestedTooDeeply';
  message: string;
}

/** A JSON text as data, with a way back from data to its place in the text. @internal */
export interface JsonText {
  value?: unknown;
  problem?: JsonTextProblem;
  /** Keys that stand twice in one object: the last one is read. */
  duplicateKeys: (string | number)[][];
  locate(path: readonly (string | number)[]): TextPosition;
}

const OPTIONS = {
  disallowComments: true,
  allowTrailingComma: false,
  allowEmptyContent: false,
};

/** Reads strict JSON; a byte order mark is no part of it. @internal */
export function readJsonText(source: string): JsonText {
  const text = source.replace(/^\uFEFF/, '');
  const positionAt = createPositions(text);
  const refused = (
    code: JsonTextProblem['code'],
    message: string,
    offset: number,
  ): JsonText => ({
    problem: { code, message, ...positionAt(offset) },
    duplicateKeys: [],
    locate: () => positionAt(offset),
  });
  const tooDeepAt = findDepth(text, MAX_DEPTH);
  if (tooDeepAt !== undefined) {
    const message = `Nested deeper than ${MAX_DEPTH} levels`;
    return refused('nestedTooDeeply', message, tooDeepAt);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { message, offset } = findMistake(text);
    return refused('invalidJson', message, offset);
  }
  const root = parseTree(text, [], OPTIONS);
  const nodeAt = createLocator(root);
  return {
    value,
    duplicateKeys: root ? duplicateKeysOf(root) : [],
    locate: path => positionAt(nodeAt(path)?.offset ?? 0),
  };
}

function createPositions(text: string): (offset: number) => TextPosition {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) {
    starts.push(index + 1);
  }
  return offset => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
}

/** Where brackets first nest deeper than the limit; what follows here goes down by calling itself. */
function findDepth(text: string, limit: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') {
        index += 1;
      } else if (character === '"') {
        inString = false;
      }
    } else if (character === '"') {
      inString = true;
    } else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > limit) {
        return index;
      }
    } else if (character === ']' || character === '}') {
      depth -= 1;
    }
  }
  return undefined;
}

function findMistake(text: string): { message: string; offset: number } {
  const errors: ParseError[] = [];
  parseTree(text, errors, OPTIONS);
  if (!errors.length) {
    return { message: 'No JSON', offset: 0 };
  }
  const [{ error, offset, length }] = errors;
  const found = text.slice(offset, offset + Math.min(length, 20));
  if (/^(?:NaN|-?Infinity)$/.test(found)) {
    return { message: `JSON knows no ${found}`, offset };
  }
  const words = printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return {
    message: `No JSON: ${words}${found ? `, ${JSON.stringify(found)}` : ''}`,
    offset,
  };
}

function duplicateKeysOf(root: Node): (string | number)[][] {
  const found: (string | number)[][] = [];
  const visit = (node: Node, path: (string | number)[]) => {
    if (node.type === 'array') {
      node.children?.forEach((child, index) => visit(child, [...path, index]));
      return;
    }
    const seen = new Set<string>();
    for (const { children: [key, value] = [] } of node.children ?? []) {
      const name: string = key.value;
      if (seen.has(name) && found.length < MAX_DUPLICATES) {
        found.push([...path, name]);
      }
      seen.add(name);
      if (value) {
        visit(value, [...path, name]);
      }
    }
  };
  visit(root, []);
  return found;
}

/** Finds the node at a path, else the nearest around it; every object is searched once, however many problems it has. */
function createLocator(
  root: Node | undefined,
): (path: readonly (string | number)[]) => Node | undefined {
  const valuesOf = new Map<Node, Map<string, Node>>();
  const childOf = (node: Node, segment: string | number) => {
    if (node.type === 'array') {
      return node.children?.[Number(segment)];
    }
    let values = valuesOf.get(node);
    if (!values) {
      values = new Map(
        (node.type === 'object' ? node.children ?? [] : []).flatMap(
          ({ children: [key, value] = [] }) =>
            value ? [[key.value, value] as const] : [],
        ),
      );
      valuesOf.set(node, values);
    }
    return values.get(String(segment));
  };
  return path => {
    let node = root;
    for (const segment of path) {
      const next = node && childOf(node, segment);
      if (!next) {
        break;
      }
      node = next;
    }
    return node;
  };
}
