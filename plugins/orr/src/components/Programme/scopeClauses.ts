import { ProgrammeDocument, TierKeys } from 'backstage-plugin-orr-common';
import { tierPath } from './scopeForm';

/** What a filter is about, where there is a word for it. @internal */
export type ScopeField =
  | 'kind'
  | 'type'
  | 'lifecycle'
  | 'tier'
  | 'namespace'
  | 'owner'
  | 'system';

/** A part of a filter, to be said in words. @internal */
export type ScopeClause =
  | { type: 'all' | 'any'; parts: ScopeClause[] }
  | { type: 'not'; part: ScopeClause }
  | { type: 'is'; field: FieldName; values: string[] }
  | { type: 'set'; field: FieldName; exists: boolean }
  | { type: 'prefix'; field: FieldName; value: string }
  | { type: 'contains'; field: FieldName; part: ScopeClause }
  | { type: 'value'; value: string }
  /** An operator that is not known here. */
  | { type: 'raw'; text: string };

/** A word, or a path where there is none for it. @internal */
export type FieldName = { word: ScopeField } | { path: string };

const WORDS: Record<string, ScopeField> = {
  kind: 'kind',
  'spec.type': 'type',
  'spec.lifecycle': 'lifecycle',
  'metadata.namespace': 'namespace',
  'spec.owner': 'owner',
  'spec.system': 'system',
};

function fieldOf(path: string, tierKeys: TierKeys): FieldName {
  if (path === tierPath(tierKeys)) {
    return { word: 'tier' };
  }
  return Object.hasOwn(WORDS, path) ? { word: WORDS[path] } : { path };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueClause(
  path: string,
  value: unknown,
  tierKeys: TierKeys,
): ScopeClause {
  const field = fieldOf(path, tierKeys);
  if (!isObject(value)) {
    return { type: 'is', field, values: [String(value)] };
  }
  if (Array.isArray(value.$in)) {
    return { type: 'is', field, values: value.$in.map(String) };
  }
  if (typeof value.$exists === 'boolean') {
    return { type: 'set', field, exists: value.$exists };
  }
  if (typeof value.$hasPrefix === 'string') {
    return { type: 'prefix', field, value: value.$hasPrefix };
  }
  if ('$contains' in value) {
    return {
      type: 'contains',
      field,
      part: clauseOf(value.$contains, tierKeys),
    };
  }
  return { type: 'raw', text: JSON.stringify({ [path]: value }) };
}

function groupOf(type: 'all' | 'any', parts: ScopeClause[]): ScopeClause {
  return parts.length === 1 ? parts[0] : { type, parts };
}

function clauseOf(scope: unknown, tierKeys: TierKeys): ScopeClause {
  if (!isObject(scope)) {
    return { type: 'value', value: String(scope) };
  }
  const inner = (parts: unknown[]) =>
    parts.map(part => clauseOf(part, tierKeys));
  if (Array.isArray(scope.$all)) {
    return groupOf('all', inner(scope.$all));
  }
  if (Array.isArray(scope.$any)) {
    return groupOf('any', inner(scope.$any));
  }
  if ('$not' in scope) {
    return { type: 'not', part: clauseOf(scope.$not, tierKeys) };
  }
  return groupOf(
    'all',
    Object.entries(scope).map(([path, value]) =>
      valueClause(path, value, tierKeys),
    ),
  );
}

/** A scope in parts that can be said in words; undefined where everything is in scope. @internal */
export function scopeClauses(
  scope: ProgrammeDocument['scope'],
  tierKeys: TierKeys,
): ScopeClause | undefined {
  return scope === undefined ? undefined : clauseOf(scope, tierKeys);
}
