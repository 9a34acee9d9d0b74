import { InputError } from '@backstage/errors';
import {
  Operation,
  OperationId,
  operations,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { z } from 'zod';
import { isStorableText } from '../service/isStorableText';

/** More would only hide what matters. */
const MAX_PROBLEMS = 20;
const MAX_NAME_LENGTH = 100;

/** What came in, before any of it is trusted. */
interface RawInput {
  params: unknown;
  query: unknown;
  body: unknown;
}

function pathOf(path: PropertyKey[]): string {
  return path
    .map(key =>
      typeof key === 'number'
        ? `[${key}]`
        : `.${String(key).slice(0, MAX_NAME_LENGTH)}`,
    )
    .join('')
    .replace(/^\./, '');
}

function problemsOf(part: string, issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      key => `${pathOf([part, ...issue.path, key])}: is not known`,
    );
  }
  return [`${pathOf([part, ...issue.path])}: ${issue.message}`];
}

/** Text that a database would refuse, or store as something else. */
function unstorableText(path: PropertyKey[], value: unknown): string[] {
  if (typeof value === 'string') {
    return isStorableText(value)
      ? []
      : [`${pathOf(path)}: contains characters that are no text`];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      unstorableText([...path, index], item),
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) =>
      unstorableText([...path, key], item),
    );
  }
  return [];
}

function parsePart(part: keyof RawInput, schema: z.ZodType, value: unknown) {
  const result = schema.safeParse(value, {
    error: issue =>
      issue.code === 'invalid_type' && issue.input === undefined
        ? 'is required'
        : undefined,
  });
  return result.success
    ? { value: result.data, problems: unstorableText([part], result.data) }
    : {
        value: {},
        problems: result.error.issues.flatMap(issue => problemsOf(part, issue)),
      };
}

/**
 * Checks the input of an operation against the contract; throws an InputError that names every field that does not fit.
 *
 * @internal
 */
export function parseInput<TId extends OperationId>(
  operationId: TId,
  raw: RawInput,
): ParsedOperationInput<TId> {
  const operation: Operation = operations[operationId];
  const params = parsePart(
    'params',
    operation.params ?? z.object({}),
    raw.params,
  );
  const query = parsePart(
    'query',
    z.strictObject(operation.query?.shape ?? {}),
    raw.query,
  );
  const body = operation.body
    ? parsePart('body', operation.body, raw.body)
    : { value: {}, problems: [] };
  const problems = [...params.problems, ...query.problems, ...body.problems];
  if (problems.length) {
    const named = problems.slice(0, MAX_PROBLEMS);
    const rest = problems.length - named.length;
    throw new InputError(
      [...named, ...(rest ? [`and ${rest} more`] : [])].join('; '),
    );
  }
  return {
    params: params.value,
    query: query.value,
    body: body.value,
  } as ParsedOperationInput<TId>;
}
