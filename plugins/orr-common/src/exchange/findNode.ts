import {
  Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Node,
  Pair,
  YAMLMap,
} from 'yaml';

// A file may hold very many keys and as many problems, so that each mapping is searched once only.
const pairsOfMap = new WeakMap<YAMLMap, Map<string, Pair>>();

/**
 * The node that a path leads to. Where the path leaves the document, as for a missing key, it is the nearest node
 * above; for a path that ends in a key that holds nothing, it is the key itself.
 *
 * @internal
 */
export function findNode(
  document: Document,
  path: readonly PropertyKey[],
): Node | undefined {
  let found = document.contents ?? undefined;
  for (const segment of path) {
    const next = childOf(
      isAlias(found) ? found.resolve(document) : found,
      segment,
    );
    if (!next) {
      break;
    }
    found = next;
  }
  return found;
}

/** The key of a mapping that a path leads to, for problems with the key rather than its value. @internal */
export function findKeyNode(
  document: Document,
  path: readonly PropertyKey[],
): Node | undefined {
  const parent = findNode(document, path.slice(0, -1));
  const map = isAlias(parent) ? parent.resolve(document) : parent;
  const key = path.at(-1);
  return isMap(map) && key !== undefined ? keyOf(pairOf(map, key)) : undefined;
}

function childOf(
  parent: Node | undefined,
  segment: PropertyKey,
): Node | undefined {
  if (isSeq(parent)) {
    const item = parent.items[Number(segment)];
    return isNode(item) ? item : undefined;
  }
  if (!isMap(parent)) {
    return undefined;
  }
  const pair = pairOf(parent, segment);
  return isNode(pair?.value) ? pair.value : keyOf(pair);
}

function keyOf(pair: Pair | undefined): Node | undefined {
  return isNode(pair?.key) ? pair.key : undefined;
}

function pairOf(map: YAMLMap, segment: PropertyKey): Pair | undefined {
  let pairs = pairsOfMap.get(map);
  if (!pairs) {
    pairs = new Map(
      map.items.map(pair => [
        isScalar(pair.key) ? String(pair.key.value) : '',
        pair,
      ]),
    );
    pairsOfMap.set(map, pairs);
  }
  return pairs.get(String(segment));
}
