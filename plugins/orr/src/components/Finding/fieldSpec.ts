import {
  ANSWER_LIMITS,
  isCalendarDay,
  isFullEntityRef,
  isSafeUrl,
} from 'backstage-plugin-orr-common';

/** The fields in which something is said about a disposition, named as the server names them. @internal */
export const FIELD_NAMES = [
  'text',
  'ownerRef',
  'until',
  'effort',
  'url',
  'residualLevel',
  'reason',
  'note',
] as const;

/** @internal */
export type FieldName = (typeof FIELD_NAMES)[number];

/** What stands in the fields; empty where nothing does. @internal */
export type FieldValues = Partial<Record<FieldName, string>>;

/** One field as a dialog asks for it. @internal */
export interface FieldSpec {
  name: FieldName;
  label: string;
  hint?: string;
  required?: boolean;
  /** The days to choose from. */
  range?: { from: string; to?: string };
  /** The levels to choose from. */
  levels?: ('HIGH' | 'MEDIUM' | 'LOW' | 'NONE')[];
}

/** What is wrong with a field, by the word for it. @internal */
export type FieldProblem = 'missing' | 'day' | 'ref' | 'url';

/** How long what is written may be. @internal */
export const MAX_LENGTH: Partial<Record<FieldName, number>> = {
  text: ANSWER_LIMITS.reason,
  reason: ANSWER_LIMITS.reason,
  note: ANSWER_LIMITS.reason,
  url: ANSWER_LIMITS.url,
};

function isWrong(spec: FieldSpec, value: string): FieldProblem | undefined {
  switch (spec.name) {
    case 'until': {
      const { from, to } = spec.range ?? { from: '' };
      const fits =
        isCalendarDay(value) &&
        value >= from &&
        (to === undefined || value <= to);
      return fits ? undefined : 'day';
    }
    case 'ownerRef':
      return isFullEntityRef(value) ? undefined : 'ref';
    case 'url':
      return isSafeUrl(value) ? undefined : 'url';
    default:
      return undefined;
  }
}

/** What keeps the fields from being saved; nothing where they can be. @internal */
export function fieldProblems(
  specs: FieldSpec[],
  values: FieldValues,
): Partial<Record<FieldName, FieldProblem>> {
  return Object.fromEntries(
    specs.flatMap(spec => {
      const value = values[spec.name]?.trim() ?? '';
      const problem = value
        ? isWrong(spec, value)
        : (spec.required && 'missing') || undefined;
      return problem ? [[spec.name, problem] as const] : [];
    }),
  );
}

/** What stands in the fields that were asked for, as it is sent: trimmed, without what is empty. @internal */
export function fieldsToSend(
  specs: FieldSpec[],
  values: FieldValues,
): FieldValues {
  return Object.fromEntries(
    specs.flatMap(({ name }) => {
      const value = values[name]?.trim();
      return value ? [[name, value] as const] : [];
    }),
  );
}

/** The field that a refusal of the server names, if it names one of these. @internal */
export function refusedFieldOf(
  message: string,
  specs: FieldSpec[],
): FieldName | undefined {
  return specs.find(({ name }) =>
    new RegExp(`(?:^|[\\s.,;'"])${name}['"]?(?::|\\s)`).test(message),
  )?.name;
}
