import { FactCondition, QuestionFact } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { useNumberText } from '../../hooks/useNumberText';

const UNIT_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** Says the values of facts, and what is asked of them. @internal */
export function useFactText() {
  const { t } = useOrrTranslation();
  const numbers = useNumberText();
  const relative = useRelativeDate();

  const numberOf = (value: number, type: QuestionFact['type']) => {
    if (type === 'share') {
      return numbers.share(value);
    }
    return type === 'duration' ? numbers.time(value) : numbers.number(value);
  };

  const valueOf = ({ value, type, sample }: QuestionFact): string => {
    if (value === undefined) {
      return t('fact.notKnown');
    }
    if (typeof value === 'boolean') {
      return t(value ? 'fact.value.yes' : 'fact.value.no');
    }
    if (typeof value === 'number') {
      const words = numberOf(value, type);
      return sample
        ? t('fact.value.sampled', {
            share: words,
            k: `${sample.k}`,
            n: `${sample.n}`,
          })
        : words;
    }
    return type === 'instant' && !Number.isNaN(Date.parse(value))
      ? relative(value).words
      : value;
  };

  const limitsOf = (
    { atLeast, atMost, unit }: FactCondition,
    type: QuestionFact['type'],
  ): string => {
    const say = (limit: number) =>
      numberOf(unit ? limit * UNIT_MS[unit] : limit, type);
    if (atLeast !== undefined && atMost !== undefined) {
      return t('fact.asked.between', { from: say(atLeast), to: say(atMost) });
    }
    return atLeast === undefined
      ? t('fact.asked.atMost', { limit: say(atMost!) })
      : t('fact.asked.atLeast', { limit: say(atLeast) });
  };

  const conditionOf = ({ condition, type }: QuestionFact): string => {
    const { isTrue, isPresent, equals, withinDays } = condition;
    if (isTrue !== undefined) {
      return t(isTrue ? 'fact.asked.isTrue' : 'fact.asked.isFalse');
    }
    if (isPresent) {
      return t('fact.asked.isPresent');
    }
    if (withinDays !== undefined) {
      return t('fact.asked.withinDays', { count: withinDays });
    }
    return equals === undefined
      ? limitsOf(condition, type)
      : t('fact.asked.equals', { value: `${equals}` });
  };

  return { valueOf, conditionOf };
}
