import { z } from 'zod';

type SchemaIssue = z.core.$ZodIssue;

/** A problem with the content of a document, before its place in the file is known. @internal */
export interface ContentProblem {
  path: readonly PropertyKey[];
  /** Whether the problem is the key itself rather than the value under it. */
  atKey: boolean;
  message: string;
}

const TYPE_NAMES: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a mapping',
  record: 'a mapping',
  string: 'a text',
};

/** Words an issue of the schema for the author of the file. @internal */
export function describeSchemaIssue(
  issue: SchemaIssue,
  document: unknown,
): ContentProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [...issue.path, key],
      atKey: true,
      message: 'unknown key',
    }));
  }
  const value = valueAt(document, issue.path);
  if (value === undefined) {
    return [{ path: issue.path, atKey: false, message: 'is missing' }];
  }
  return [
    {
      path: issue.path,
      atKey: issue.code === 'invalid_key',
      message: wordingOf(issue, value),
    },
  ];
}

function wordingOf(issue: SchemaIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${
        TYPE_NAMES[issue.expected] ?? issue.expected
      }, but is ${typeNameOf(value)}`;
    case 'invalid_value':
      return `must be ${choiceOf(issue.values)}`;
    case 'too_small':
    case 'too_big':
      return sizeWordingOf(issue);
    case 'invalid_union':
      return unionWordingOf(issue);
    default:
      return issue.message;
  }
}

function sizeWordingOf(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
): string {
  const isTooSmall = issue.code === 'too_small';
  const limit = isTooSmall ? issue.minimum : issue.maximum;
  const bound = `${isTooSmall ? 'at least' : 'at most'} ${limit}`;
  if (issue.origin === 'string') {
    return isTooSmall && limit === 1
      ? 'must not be empty'
      : `must have ${bound} characters`;
  }
  if (issue.origin === 'array') {
    return `must have ${bound} ${limit === 1 ? 'entry' : 'entries'}`;
  }
  if (issue.inclusive === false) {
    return `must be ${isTooSmall ? 'more' : 'less'} than ${limit}`;
  }
  return `must be ${bound}`;
}

function unionWordingOf(issue: z.core.$ZodIssueInvalidUnion): string {
  if (issue.discriminator) {
    return 'must be choices, practice, number, duration, date or text';
  }
  return 'is no filter: use $all, $any, $not over filters, and a value, $exists, $in, $contains or $hasPrefix under a key';
}

function choiceOf(values: readonly unknown[]): string {
  const words = values.map(String);
  return words.length === 1
    ? words[0]
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function typeNameOf(value: unknown): string {
  if (value === null) {
    return 'empty';
  }
  return (
    TYPE_NAMES[Array.isArray(value) ? 'array' : typeof value] ?? typeof value
  );
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, segment) =>
      typeof value === 'object' &&
      value !== null &&
      Object.hasOwn(value, segment)
        ? (value as Record<PropertyKey, unknown>)[segment]
        : undefined,
    document,
  );
}
