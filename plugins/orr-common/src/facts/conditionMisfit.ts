import { FactCondition } from '../checklist/factCondition';
import { FactType } from './fact';

/** Which conditions can judge which values. */
const FITTING: Record<FactType, readonly (keyof FactCondition)[]> = {
  boolean: ['isTrue'],
  number: ['equals', 'atLeast', 'atMost', 'isPresent'],
  share: ['atLeast', 'atMost', 'isPresent'],
  duration: ['atLeast', 'atMost', 'unit', 'isPresent'],
  instant: ['withinDays', 'isPresent'],
  text: ['equals', 'isPresent'],
};

/**
 * Why a condition cannot judge a fact of a type, in words for authors; nothing where it can.
 *
 * @public
 */
export function conditionMisfit(
  type: FactType,
  condition: FactCondition,
): string | undefined {
  const fitting = FITTING[type];
  const keys = Object.entries(condition)
    .filter(([, value]) => value !== undefined)
    .map(([key]) => key as keyof FactCondition);
  const odd = keys.find(key => !fitting.includes(key));
  if (odd) {
    return `${odd} does not go with a fact of type ${type}, which takes ${fitting.join(
      ', ',
    )}`;
  }
  const { atLeast, atMost, unit, equals } = condition;
  const limits = [atLeast, atMost].filter(limit => limit !== undefined);
  if (type === 'duration' && limits.length && !unit) {
    return 'a duration needs a unit: minutes, hours or days';
  }
  if (type === 'share' && limits.some(limit => limit < 0 || limit > 1)) {
    return 'the limits of a share lie between 0 and 1';
  }
  if (
    equals !== undefined &&
    (type === 'text') !== (typeof equals === 'string')
  ) {
    return `equals takes a ${type === 'text' ? 'text' : 'number'} here`;
  }
  return undefined;
}
