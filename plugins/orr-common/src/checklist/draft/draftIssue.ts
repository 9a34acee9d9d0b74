import { z } from 'zod';
import {
  ContentProblem,
  describeSchemaIssue,
} from '../../exchange/describeSchemaIssue';

type SchemaIssue = z.core.$ZodIssue;

/** What the schema of a checklist says about a draft: whether it is merely not there yet, or what no checklist holds. @internal */
export interface DraftIssue extends ContentProblem {
  isRefused: boolean;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Whether none of the kinds that a value may be of is the kind that it is of. */
function fitsNoOption({ errors }: z.core.$ZodIssueInvalidUnion): boolean {
  return (
    errors.length > 0 &&
    errors.every(issues =>
      issues.some(
        issue =>
          issue.path.length === 0 &&
          (issue.code === 'invalid_type' ||
            (issue.code === 'invalid_union' && fitsNoOption(issue))),
      ),
    )
  );
}

function isRefused(issue: SchemaIssue, value: unknown): boolean {
  switch (issue.code) {
    case 'unrecognized_keys':
    case 'too_big':
    case 'invalid_key':
    case 'invalid_element':
      return true;
    case 'invalid_type':
      return !(
        isMissing(value) ||
        // A number that somebody is typing has a comma before it has all its digits.
        (issue.expected === 'int' && typeof value === 'number')
      );
    case 'invalid_value':
      return !isMissing(value);
    case 'invalid_union':
      return (
        !isMissing(value) &&
        (issue.discriminator !== undefined || fitsNoOption(issue))
      );
    default:
      return false;
  }
}

/** Sorts an issue of the schema of checklists, and words it for the author. @internal */
export function draftIssues(
  issue: SchemaIssue,
  document: unknown,
): DraftIssue[] {
  const value = issue.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    document,
  );
  const refused = isRefused(issue, value);
  return describeSchemaIssue(issue, document).map(problem => ({
    ...problem,
    isRefused: refused,
    ...(isMissing(value) &&
      !refused && { message: 'is not written yet', atKey: false }),
  }));
}
