import { TierCandidate } from 'backstage-plugin-orr-common';
import {
  foundValues,
  repeatedTiers,
  tierChangeOf,
  tierDraftOf,
} from './tierDraft';

const FOUND: TierCandidate[] = [
  {
    source: { label: 'tier' },
    count: 3,
    values: [
      { value: 'tier-10', count: 2 },
      { value: 'tier-2', count: 1 },
    ],
  },
  {
    source: { annotation: 'example.org/class' },
    count: 1,
    values: [{ value: 'gold', count: 1 }],
  },
];

describe('what is entered about tiers', () => {
  it.each([
    ['configured', {}],
    ['found-1', { tierSource: { annotation: 'example.org/class' } }],
    ['other', { tierSource: { label: 'rank' } }],
    ['other', { tierSource: { annotation: 'tier' }, tierOrder: ['a', 'b'] }],
  ])('is %s for %j, and stores the same again', (choice, document) => {
    const draft = tierDraftOf(document, FOUND);
    expect(draft.choice).toBe(choice);
    expect(tierChangeOf(draft, FOUND)).toEqual({
      tierSource: undefined,
      tierOrder: [],
      ...document,
    });
  });

  it('cannot be stored without a key, or with a tier twice', () => {
    const draft = tierDraftOf({}, FOUND);
    expect(
      tierChangeOf({ ...draft, choice: 'other', otherKey: ' ' }, FOUND),
    ).toBeUndefined();
    const twice = { ...draft, order: 'Gold\n\n silver \ngold' };
    expect(repeatedTiers(twice)).toEqual(['gold']);
    expect(tierChangeOf(twice, FOUND)).toBeUndefined();
  });

  it('has values to take where they are known', () => {
    const draft = tierDraftOf({}, FOUND);
    expect(foundValues(draft, FOUND, { label: 'tier' })).toEqual([
      'tier-2',
      'tier-10',
    ]);
    expect(foundValues(draft, FOUND, { label: 'rank' })).toEqual([]);
    expect(
      foundValues({ ...draft, choice: 'found-1' }, FOUND, { label: 'tier' }),
    ).toEqual(['gold']);
  });
});
