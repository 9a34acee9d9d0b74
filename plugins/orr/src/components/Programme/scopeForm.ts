import { ProgrammeDocument, TierKeys } from 'backstage-plugin-orr-common';

type Scope = ProgrammeDocument['scope'];

/** What a scope says in choices; what cannot be said so is a filter of its own. @internal */
export interface ScopeForm {
  kinds: string[];
  types: string[];
  lifecycles: string[];
  tiers: string[];
  /** Whether lifecycle and tier both have to fit, or one is enough. */
  join: 'all' | 'any';
}

/** @internal */
export const EMPTY_SCOPE_FORM: ScopeForm = {
  kinds: [],
  types: [],
  lifecycles: [],
  tiers: [],
  join: 'all',
};

type FormField = 'kinds' | 'types' | 'lifecycles' | 'tiers';
type Expression = Record<string, string | { $in: string[] }>;

/** Where the tier of an entity is, in the language of filters. @internal */
export function tierPath({ label, annotation }: TierKeys): string | undefined {
  if (label !== undefined) {
    return `metadata.labels.${label}`;
  }
  return annotation === undefined
    ? undefined
    : `metadata.annotations.${annotation}`;
}

function pathsOf(tierKeys: TierKeys): Record<string, FormField> {
  const tier = tierPath(tierKeys);
  return {
    kind: 'kinds',
    'spec.type': 'types',
    'spec.lifecycle': 'lifecycles',
    ...(tier !== undefined && { [tier]: 'tiers' as const }),
  };
}

function expressionOf(
  form: ScopeForm,
  fields: readonly FormField[],
  tierKeys: TierKeys,
): Expression {
  return Object.fromEntries(
    Object.entries(pathsOf(tierKeys)).flatMap(([path, field]) => {
      const values = fields.includes(field) ? form[field] : [];
      if (!values.length) {
        return [];
      }
      return [[path, values.length === 1 ? values[0] : { $in: values }]];
    }),
  );
}

/** None of the paths of a form begins with a dollar sign, which the type of a filter cannot be told. */
function asScope(filter: object): Scope {
  return filter as Scope;
}

/** The scope that a form stands for; none where nothing is chosen. @internal */
export function scopeOfForm(form: ScopeForm, tierKeys: TierKeys): Scope {
  const of = (...fields: FormField[]) => expressionOf(form, fields, tierKeys);
  const either = [of('lifecycles'), of('tiers')].filter(
    expression => Object.keys(expression).length > 0,
  );
  if (form.join === 'any' && either.length === 2) {
    const narrowing = of('kinds', 'types');
    const any = { $any: either };
    return asScope(
      Object.keys(narrowing).length ? { $all: [narrowing, any] } : any,
    );
  }
  const all = of('kinds', 'types', 'lifecycles', 'tiers');
  return Object.keys(all).length ? asScope(all) : undefined;
}

function valuesOf(value: unknown): string[] | undefined {
  if (typeof value === 'string') {
    return [value];
  }
  const { $in, ...others } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as { $in?: unknown };
  return Array.isArray($in) &&
    Object.keys(others).length === 0 &&
    $in.every(item => typeof item === 'string')
    ? $in
    : undefined;
}

function readExpression(
  scope: unknown,
  tierKeys: TierKeys,
): Partial<Record<FormField, string[]>> | undefined {
  if (typeof scope !== 'object' || scope === null) {
    return undefined;
  }
  const paths = pathsOf(tierKeys);
  const fields: Partial<Record<FormField, string[]>> = {};
  for (const [path, value] of Object.entries(scope)) {
    const field = Object.hasOwn(paths, path) ? paths[path] : undefined;
    const values = valuesOf(value);
    if (!field || !values?.length) {
      return undefined;
    }
    fields[field] = values;
  }
  return fields;
}

function onlyKey(scope: unknown, key: '$all' | '$any'): unknown[] | undefined {
  const entries = Object.entries(scope ?? {});
  return entries.length === 1 &&
    entries[0][0] === key &&
    Array.isArray(entries[0][1])
    ? entries[0][1]
    : undefined;
}

/** Lifecycle and tier, of which one is enough. */
function readEither(
  scope: unknown,
  tierKeys: TierKeys,
): Pick<ScopeForm, 'lifecycles' | 'tiers'> | undefined {
  const parts = onlyKey(scope, '$any')?.map(part =>
    readExpression(part, tierKeys),
  );
  const [one, other] = parts ?? [];
  const merged = { ...one, ...other };
  const isEither =
    parts?.length === 2 &&
    parts.every(part => part && Object.keys(part).length === 1) &&
    merged.lifecycles &&
    merged.tiers;
  return isEither
    ? { lifecycles: merged.lifecycles!, tiers: merged.tiers! }
    : undefined;
}

/** The form that stands for a scope; undefined where it says what no form can. @internal */
export function formOfScope(
  scope: Scope,
  tierKeys: TierKeys,
): ScopeForm | undefined {
  if (scope === undefined) {
    return EMPTY_SCOPE_FORM;
  }
  const plain = readExpression(scope, tierKeys);
  if (plain) {
    return { ...EMPTY_SCOPE_FORM, ...plain };
  }
  const either = readEither(scope, tierKeys);
  if (either) {
    return { ...EMPTY_SCOPE_FORM, ...either, join: 'any' };
  }
  const parts = onlyKey(scope, '$all');
  if (parts?.length !== 2) {
    return undefined;
  }
  const narrowing = readExpression(parts[0], tierKeys);
  const inner = readEither(parts[1], tierKeys);
  return narrowing && inner && !narrowing.lifecycles && !narrowing.tiers
    ? { ...EMPTY_SCOPE_FORM, ...narrowing, ...inner, join: 'any' }
    : undefined;
}
