import { InputError } from '@backstage/errors';
import { FactDefinition, FactReading } from 'backstage-plugin-orr-common';
import { instantOf } from '../deployHealth/toldRecords';
import { RecordFactsInput } from '../FactService';

/** A fact as it was told, with the place in the body where it stands. @internal */
export type ToldFact = RecordFactsInput['facts'][number] & { field: string };

function problemOfValue(
  { type }: FactDefinition,
  { value }: ToldFact,
): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'text':
      return typeof value === 'string' ? undefined : 'must be a text';
    case 'instant':
      return typeof value === 'string' &&
        /^\d{4}-\d{2}-\d{2}T/.test(value) &&
        !Number.isNaN(Date.parse(value))
        ? undefined
        : 'must be an instant such as 2026-03-01T09:00:00Z';
    case 'share':
      return typeof value === 'number' && value >= 0 && value <= 1
        ? undefined
        : 'must be a number between 0 and 1';
    default:
      return typeof value === 'number' ? undefined : 'must be a number';
  }
}

/**
 * What is told, as it is kept. An InputError names the field that does not fit.
 *
 * @internal
 */
export function toReading(
  told: ToldFact,
  options: { definition: FactDefinition | undefined; now: Date },
): FactReading {
  const { definition, now } = options;
  const { field, factId, state, value, sample, note, url } = told;
  if (!definition) {
    throw new InputError(
      `body.${field}.factId: ${factId} is not among the facts that orr.facts.pushed lets be told`,
    );
  }
  const problem = problemOfValue(definition, told);
  if (problem) {
    throw new InputError(`body.${field}.value: ${problem}`);
  }
  if (sample && definition.type !== 'share') {
    throw new InputError(`body.${field}.sample: belongs to a share`);
  }
  return {
    factId,
    state,
    value:
      definition.type === 'instant' && typeof value === 'string'
        ? new Date(value).toISOString()
        : value,
    sample,
    note,
    url,
    observedAt:
      instantOf(told, 'observedAt', { text: told.observedAt, now }) ??
      now.toISOString(),
  };
}
