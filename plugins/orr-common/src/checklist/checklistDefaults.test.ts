import { decidingModeOf } from './checklistDefaults';

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
