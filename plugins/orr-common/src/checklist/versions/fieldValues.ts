import { canonicalJson } from '../../hash/canonicalJson';
import { RiskRule } from '../answerForm';
import { ChecklistFieldChange } from './checklistDifferences';

/** @internal */
export type FieldValue = NonNullable<ChecklistFieldChange['from']>;

/** How the parts of a list read, each with all that it holds; others are written as JSON. */
const READ_AS: Record<string, (part: any) => string> = {
  'why.links': ({ title, url }: { title: string; url: string }) =>
    `${title} <${url}>`,
  practices: (practice: { edition: string; id: string; title: string }) =>
    `${practice.id} ${practice.title} (${practice.edition})`,
  'answer.riskRules': ({ when, level }: RiskRule) => `${level}: ${when}`,
};

function listOf(parts: unknown[], field: string): string[] {
  const read = READ_AS[field] ?? canonicalJson;
  return parts.map(part => (typeof part === 'string' ? part : read(part)));
}

/**
 * The attributes of a part of a checklist by their place in it. A condition on entities is one value, since its parts say
 * nothing alone.
 *
 * @internal
 */
export function fieldValuesOf(
  value: object,
  path: readonly string[] = [],
): Map<string, FieldValue> {
  const values = new Map<string, FieldValue>();
  for (const [key, part] of Object.entries(value)) {
    const place = [...path, key];
    const field = place.join('.');
    if (part === undefined) {
      continue;
    }
    if (Array.isArray(part)) {
      values.set(field, listOf(part, field));
    } else if (typeof part !== 'object' || part === null) {
      values.set(field, part);
    } else if (key === 'appliesTo') {
      values.set(field, canonicalJson(part));
    } else if (Object.keys(part).length === 0) {
      values.set(field, []);
    } else {
      fieldValuesOf(part, place).forEach((inner, at) => values.set(at, inner));
    }
  }
  return values;
}
