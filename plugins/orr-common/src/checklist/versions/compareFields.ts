import { canonicalJson } from '../../hash/canonicalJson';
import { ChecklistFieldChange } from './checklistDifferences';
import { FieldKind } from './fieldKinds';
import { FieldValue, fieldValuesOf } from './fieldValues';

/** What holds where nothing is said. */
type Defaults = Readonly<Record<string, FieldValue>>;

/** One of two parts that are compared. @internal */
export interface ComparedPart {
  /** Without what is compared by itself. */
  content: object;
  defaults?: Defaults;
}

/** Lists in which the order says nothing. */
const SETS = new Set([
  'kinds',
  'pilotEntities',
  'profiles',
  'prefill',
  'signOff.by',
]);
/** Words within a part that has a meaning. */
const WORDS = new Set(['answer.improvement']);

/** What a value comes to, so that neither an order nor spaces without a meaning tell two of them apart. */
function meantBy(field: string, value: FieldValue | undefined): string {
  if (!Array.isArray(value)) {
    return canonicalJson(value === false ? null : value ?? null);
  }
  if (!value.length) {
    return canonicalJson(null);
  }
  if (field === 'answer.riskRules') {
    return canonicalJson(value.map(rule => rule.replace(/\s+/g, '')));
  }
  return canonicalJson(SETS.has(field) ? [...value].sort() : value);
}

/** The attributes that differ, in the order in which their kinds are told. @internal */
export function compareFields(
  before: ComparedPart,
  after: ComparedPart,
  kinds: Readonly<Record<string, FieldKind>>,
): ChecklistFieldChange[] {
  const was = fieldValuesOf(before.content);
  const is = fieldValuesOf(after.content);
  const fields = new Set([
    ...is.keys(),
    ...was.keys(),
    ...Object.keys(after.defaults ?? {}),
  ]);
  return inOrderOf(kinds, fields).flatMap((field): ChecklistFieldChange[] => {
    const from = was.get(field) ?? before.defaults?.[field];
    const to = is.get(field) ?? after.defaults?.[field];
    const differs = meantBy(field, from) !== meantBy(field, to);
    if (!differs && same(was.get(field), is.get(field))) {
      return [];
    }
    const hasMeaning =
      kinds[field.split('.')[0]] !== 'words' && !WORDS.has(field);
    return [
      differs
        ? { field, from, to, meaning: hasMeaning }
        : // It was spelt out, or is no longer.
          { field, from: was.get(field), to: is.get(field), meaning: false },
    ];
  });
}

function inOrderOf(kinds: object, fields: Iterable<string>): string[] {
  const order = Object.keys(kinds);
  const placeOf = (field: string) => order.indexOf(field.split('.')[0]);
  return [...fields].sort((one, other) => placeOf(one) - placeOf(other));
}

function same(one?: FieldValue, other?: FieldValue): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
