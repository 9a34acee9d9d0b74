import { decidingModeOf, strictestModeOf } from './checklistDefaults';

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
