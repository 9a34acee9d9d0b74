import { ImpactedEntity, rolloutImpact } from './rolloutImpact';

const entity = (
  name: string,
  changes: Partial<ImpactedEntity> = {},
): ImpactedEntity => ({
  entityRef: `component:default/${name}`,
  ownerRefs: ['group:default/payments'],
  askedNow: true,
  askedAfter: true,
  inReview: false,
  decided: { standing: 'ready', version: 1 },
  dueOn: '2026-06-30',
  ...changes,
});
const fallingOf = (changes: Partial<ImpactedEntity>) =>
  rolloutImpact([entity('pay', changes)]).falling;

describe('rolloutImpact', () => {
  it('counts nothing where there is nothing', () => {
    expect(rolloutImpact([])).toEqual({
      entities: { asked: 0, newlyAsked: 0, noLongerAsked: 0 },
      openReviews: 0,
      falling: [],
      owners: [],
      firstFalling: [],
    });
  });

  it('counts of whom it is required, who comes to it and who leaves', () => {
    expect(
      rolloutImpact([
        entity('stays'),
        entity('comes', { askedNow: false, decided: undefined }),
        entity('leaves', { askedAfter: false }),
      ]).entities,
    ).toEqual({ asked: 2, newlyAsked: 1, noLongerAsked: 1 });
  });

  it('counts who is asked what is for new entities only, and who is spared', () => {
    const { newOnly } = rolloutImpact([
      entity('old', { newOnly: true }),
      entity('older', { newOnly: true }),
      entity('new', { newOnly: true, decided: undefined }),
      entity('begun', { newOnly: true, decided: undefined, inReview: true }),
      entity('elsewhere', { newOnly: false }),
      entity('leaves', { newOnly: true, askedAfter: false }),
    ]);
    expect(newOnly).toEqual({ asked: 2, spared: 2, deciding: 1 });
  });

  it.each<[string, Partial<ImpactedEntity>, boolean]>([
    ['is ready', {}, true],
    [
      'is ready with conditions',
      { decided: { standing: 'readyWithConditions', version: 1 } },
      true,
    ],
    ['is not ready', { decided: { standing: 'notReady', version: 1 } }, false],
    ['is overdue', { decided: { standing: 'overdue', version: 1 } }, false],
    ['was never reviewed', { decided: undefined }, false],
    ['is bound by no day', { dueOn: undefined }, false],
    ['is not asked any more', { askedAfter: false }, false],
  ])('lets fall what %s: %j', (_, changes, falls) => {
    expect(fallingOf(changes)).toEqual(
      falls ? [{ date: '2026-06-30', entities: 1 }] : [],
    );
  });

  it('tells whose headline is worse at once, by name and for each owner', () => {
    const worse = { from: 'readyWithConditions', to: 'neverReviewed' };
    const { fallingAtOnce, falling, owners } = rolloutImpact([
      entity('pay', { worse, decided: undefined, title: 'Pay' }),
      entity('orphan', { worse, ownerRefs: [] }),
      entity('same', { decided: undefined }),
      entity('bound'),
      entity('leaves', { worse, askedAfter: false }),
    ]);
    expect(fallingAtOnce).toEqual({
      entities: 2,
      first: [
        { entityRef: 'component:default/orphan', ...worse },
        {
          entityRef: 'component:default/pay',
          title: 'Pay',
          ownerRef: 'group:default/payments',
          ...worse,
        },
      ],
    });
    expect(falling).toEqual([{ date: '2026-06-30', entities: 2 }]);
    expect(owners).toEqual([
      { ownerRef: 'group:default/payments', entities: 3, falling: 2 },
      { entities: 1, falling: 1 },
    ]);
  });

  it('counts by day and names the soonest first', () => {
    const { falling, firstFalling } = rolloutImpact([
      entity('late', { dueOn: '2026-12-31' }),
      entity('b', { title: 'B' }),
      entity('a', { ownerRefs: [] }),
    ]);
    expect(falling).toEqual([
      { date: '2026-06-30', entities: 2 },
      { date: '2026-12-31', entities: 1 },
    ]);
    expect(firstFalling).toEqual([
      {
        entityRef: 'component:default/a',
        standing: 'ready',
        decidedVersion: 1,
        date: '2026-06-30',
      },
      {
        entityRef: 'component:default/b',
        title: 'B',
        ownerRef: 'group:default/payments',
        standing: 'ready',
        decidedVersion: 1,
        date: '2026-06-30',
      },
      expect.objectContaining({ entityRef: 'component:default/late' }),
    ]);
  });

  it('names a hundred and counts all', () => {
    const { falling, firstFalling } = rolloutImpact(
      Array.from({ length: 150 }, (_, index) => entity(`e${index}`)),
    );
    expect(firstFalling).toHaveLength(100);
    expect(falling).toEqual([{ date: '2026-06-30', entities: 150 }]);
  });

  it('counts for each owner, those with most that fall first, and for nobody where there is none', () => {
    expect(
      rolloutImpact([
        entity('one', { ownerRefs: ['group:default/b', 'group:default/a'] }),
        entity('two', { ownerRefs: ['group:default/a'], dueOn: undefined }),
        entity('three', { ownerRefs: [], dueOn: undefined }),
        entity('gone', { askedAfter: false, ownerRefs: ['group:default/c'] }),
      ]).owners,
    ).toEqual([
      { ownerRef: 'group:default/a', entities: 2, falling: 1 },
      { ownerRef: 'group:default/b', entities: 1, falling: 1 },
      { entities: 1, falling: 0 },
    ]);
  });

  it('counts reviews that run, whatever becomes of their entities', () => {
    expect(
      rolloutImpact([
        entity('one', { inReview: true }),
        entity('two', { inReview: true, askedAfter: false }),
      ]).openReviews,
    ).toBe(2);
  });
});
