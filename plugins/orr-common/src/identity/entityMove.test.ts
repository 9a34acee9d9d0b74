import { EntityMoveFacts, entityMoveProblems } from './entityMove';

const FINE: EntityMoveFacts = {
  fromRef: 'component:default/old',
  toRef: 'component:default/new',
  swap: false,
  isFromKnown: true,
  isFromInCatalog: false,
  isToInCatalog: true,
  bothInReviewOf: [],
  bothExempt: false,
};
const problemsOf = (change: Partial<EntityMoveFacts>) =>
  entityMoveProblems({ ...FINE, ...change });

describe('entityMoveProblems', () => {
  it('finds none where the old is gone and the new is there', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each([
    [{ toRef: FINE.fromRef, isFromKnown: false }, ['sameRef']],
    [{ isFromKnown: false }, ['fromUnknown']],
    [{ isToInCatalog: false }, ['toNotInCatalog']],
    [{ isFromInCatalog: true }, ['fromInCatalog']],
    [
      { bothInReviewOf: ['launch'], bothExempt: true },
      ['openReviews', 'openExemptions'],
    ],
    [{ swap: true }, ['fromNotInCatalog']],
    [
      {
        swap: true,
        isFromInCatalog: true,
        bothInReviewOf: ['launch'],
        bothExempt: true,
      },
      [],
    ],
  ])('tells of %p', (change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });
});
