import {
  Document,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  Node,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
} from 'yaml';
import { FilePosition, FileProblem } from './FileProblem';
import { findKeyNode, findNode } from './findNode';

const MAX_ALIASES = 20;
// A mapping inside a mapping is two steps of the walk: the pair and its value.
const MAX_STEPS = 100;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** A YAML text as plain data, with a way back from data to its place in the text. @internal */
export interface YamlText {
  value: unknown;
  problems: FileProblem[];
  /** Where the value at a path stands, or the key of it. */
  locate(path: readonly PropertyKey[], atKey?: boolean): FilePosition;
}

/**
 * Reads one YAML 1.2 document that holds nothing but JSON types. When there are problems, the value is undefined.
 *
 * @internal
 */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    merge: false,
    stringKeys: true,
    resolveKnownTags: false,
    // The library compares every key with every other; `problemsOfNodes` does it in one pass.
    uniqueKeys: false,
  });
  const positionAt = (offset = 0) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems: FileProblem[] = [
    ...document.errors,
    ...document.warnings,
  ].map(({ code, message, pos }) => ({
    severity: 'error',
    ...positionAt(pos[0]),
    path: '',
    message: wordingOf(code, message),
  }));
  if (problems.length === 0) {
    problems.push(
      ...problemsOfNodes(document, node => positionAt(node.range?.[0])),
    );
  }
  const read = problems.length === 0 ? toPlainData(document) : {};
  if (read.problem) {
    problems.push({
      severity: 'error',
      line: 1,
      column: 1,
      path: '',
      message: read.problem,
    });
  }
  return {
    value: read.value,
    problems,
    locate: (path, atKey) => {
      const node = atKey ? findKeyNode(document, path) : undefined;
      return positionAt((node ?? findNode(document, path))?.range?.[0]);
    },
  };
}

function wordingOf(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') {
    return 'a second document starts here; a file holds exactly one checklist';
  }
  if (code === 'TAG_RESOLVE_FAILED') {
    return `${message}: tags are not supported, write plain values`;
  }
  return /call stack/.test(message) ? 'is nested too deeply' : message;
}

function toPlainData(document: Document): {
  value?: unknown;
  problem?: string;
} {
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    if (error instanceof ReferenceError) {
      return {
        problem: `aliases repeat too much of the file; at most ${MAX_ALIASES} repetitions are read`,
      };
    }
    throw error;
  }
}

function problemsOfNodes(
  document: Document,
  positionOf: (node: Node) => FilePosition,
): FileProblem[] {
  const problems: FileProblem[] = [];
  const report = (node: Node, message: string) =>
    problems.push({
      severity: 'error',
      ...positionOf(node),
      path: '',
      message,
    });
  let aliases = 0;

  visit(document, {
    Alias(_, alias, ancestors) {
      aliases += 1;
      if (aliases > MAX_ALIASES) {
        report(alias, `more than ${MAX_ALIASES} aliases; write the values out`);
        return visit.BREAK;
      }
      const target = alias.resolve(document);
      if (!target) {
        report(alias, `alias *${alias.source} has no anchor before it`);
      } else if (ancestors.includes(target)) {
        report(alias, `alias *${alias.source} contains itself`);
      }
      return undefined;
    },
    Collection(_, collection, ancestors) {
      if (ancestors.length > MAX_STEPS) {
        report(collection, 'is nested too deeply');
        return visit.SKIP;
      }
      if (isMap(collection)) {
        reportKeys(collection, report);
      }
      return undefined;
    },
  });
  return problems;
}

function reportKeys(
  map: YAMLMap,
  report: (node: Node, message: string) => void,
) {
  const seen = new Set<string>();
  for (const pair of map.items) {
    if (isPair(pair) && isScalar(pair.key)) {
      const node = pair.key as Scalar;
      const key = String(node.value);
      if (FORBIDDEN_KEYS.has(key)) {
        report(node, `key ${JSON.stringify(key)} is not allowed`);
      }
      if (seen.has(key)) {
        report(node, `key ${JSON.stringify(key)} appears twice`);
      }
      seen.add(key);
    }
  }
}
