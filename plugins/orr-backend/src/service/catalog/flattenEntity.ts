import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import {
  EntitySearchValue,
  INCOMPLETE_SEARCH_KEY,
} from '../../database/EntityProjection';

// The catalog's own limits: what it leaves out of its search, a condition of its rules does not see either.
const MAX_KEY_LENGTH = 200;
const MAX_VALUE_LENGTH = 200;

const MAX_ROWS = 1_000;

// The catalog indexes these in a way of its own, or not at all.
const NOT_FLATTENED = new Set([
  'attachments',
  'relations',
  'status',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.etag',
]);

type Pair = [key: string, value: JsonValue | undefined];

/**
 * The rows under which the catalog finds an entity. What its permission rules read comes first; where not all rows
 * find room, a row of {@link INCOMPLETE_SEARCH_KEY} says so.
 *
 * @internal
 */
export function flattenEntity(
  entity: Entity,
  maxRows = MAX_ROWS,
): EntitySearchValue[] {
  const rows = new Map<string, EntitySearchValue>();
  for (const pair of pairsOf(entity)) {
    const row = toRow(pair);
    if (row.key.length > MAX_KEY_LENGTH) {
      continue;
    }
    const identity = JSON.stringify([row.key, row.value]);
    if (!rows.has(identity) && rows.size >= maxRows) {
      return [...rows.values(), { key: INCOMPLETE_SEARCH_KEY, value: null }];
    }
    rows.set(identity, row);
  }
  return [...rows.values()];
}

function toRow([key, value]: Pair): EntitySearchValue {
  const text =
    value === undefined || value === null
      ? undefined
      : String(value).toLowerCase();
  return {
    key: key.toLowerCase(),
    value: text === undefined || text.length > MAX_VALUE_LENGTH ? null : text,
  };
}

function* pairsOf(entity: Entity): Generator<Pair> {
  const { metadata, relations = [], spec, ...head } = entity;
  yield* leavesOf('', head as unknown as JsonValue);
  yield ['metadata.name', metadata.name];
  yield ['metadata.namespace', metadata.namespace || DEFAULT_NAMESPACE];
  yield ['metadata.uid', metadata.uid];
  yield* leavesOf('metadata', metadata);
  const ofRules = relations.filter(
    ({ type }) => type === 'ownedBy' || type === 'childOf',
  );
  const others = relations.filter(relation => !ofRules.includes(relation));
  yield* ofRules.map(
    ({ type, targetRef }): Pair => [`relations.${type}`, targetRef],
  );
  if (spec !== undefined) {
    yield* leavesOf('spec', spec);
  }
  yield* others.map(
    ({ type, targetRef }): Pair => [`relations.${type}`, targetRef],
  );
}

function* leavesOf(
  path: string,
  value: JsonValue | undefined,
): Generator<Pair> {
  if (NOT_FLATTENED.has(path)) {
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) {
      yield* leavesOf(path, item);
      if (typeof item === 'string') {
        yield [`${path}.${item}`, true];
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      yield* leavesOf(path ? `${path}.${key}` : key, entry);
    }
  } else {
    yield [path, value];
  }
}
