import {
  cadenceMonthsOf,
  decidingModeOf,
  shortestCadenceOf,
  strictestModeOf,
} from './checklistDefaults';

describe('decidingModeOf', () => {
  const deciding = {
    default: 'independent' as const,
    tiers: { gold: 'self-certified' as const },
  };

  it.each([
    ['gold', 'self-certified'],
    ['silver', 'independent'],
    [undefined, 'independent'],
    ['constructor', 'independent'],
    ['toString', 'independent'],
  ])('answers for tier %s', (tier, mode) => {
    expect(decidingModeOf({ deciding }, tier)).toBe(mode);
  });

  it('leaves it to peers where nothing is said', () => {
    expect(decidingModeOf({}, 'gold')).toBe('peer');
  });
});

describe('the mode of a review of several tiers', () => {
  const deciding = {
    default: 'peer' as const,
    tiers: { gold: 'independent' as const, bronze: 'self-certified' as const },
  };

  it.each([
    [['bronze', 'bronze'], 'self-certified'],
    [['bronze', undefined], 'peer'],
    [['bronze', 'gold', undefined], 'independent'],
    [[], 'peer'],
  ])('is the strictest of theirs: %j', (tiers, mode) => {
    expect(strictestModeOf({ deciding }, tiers)).toBe(mode);
  });
});

describe('the cadence', () => {
  const cadenceByTier = { gold: 6, bronze: 24 };

  it.each([
    [{}, 'gold', 12],
    [{ cadenceMonths: 9 }, 'gold', 9],
    [{ cadenceMonths: 9, cadenceByTier }, 'gold', 6],
    [{ cadenceMonths: 9, cadenceByTier }, 'bronze', 24],
    [{ cadenceMonths: 9, cadenceByTier }, 'silver', 9],
    [{ cadenceByTier }, 'silver', 12],
    [{ cadenceMonths: 9, cadenceByTier }, undefined, 9],
    [{ cadenceByTier }, 'toString', 12],
  ])('of %j for tier %s is %s months', (checklist, tier, months) => {
    expect(cadenceMonthsOf(checklist, tier)).toBe(months);
  });

  it.each([
    [['bronze', 'bronze'], 24],
    [['bronze', undefined], 9],
    [['bronze', 'gold', undefined], 6],
    [[], 9],
  ])('of a review of tiers %j is the shortest: %s months', (tiers, months) => {
    expect(shortestCadenceOf({ cadenceMonths: 9, cadenceByTier }, tiers)).toBe(
      months,
    );
  });
});
