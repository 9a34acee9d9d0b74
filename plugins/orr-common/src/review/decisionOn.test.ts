import { decisionOn } from './decisionOn';

const condition = (id: string, entityRefs?: string[]) => ({
  id,
  text: 'Do it',
  ownerRef: 'group:default/payments',
  dueOn: '2026-06-20',
  ...(entityRefs && { entityRefs }),
});

describe('a decision on one of several entities', () => {
  it('keeps the conditions of all and its own', () => {
    const conditions = [
      condition('all'),
      condition('own', ['component:default/b', 'Component:default/A']),
      condition('other', ['component:default/b']),
    ];
    expect(
      decisionOn({ conditions }, 'component:default/a').conditions.map(
        ({ id }) => id,
      ),
    ).toEqual(['all', 'own']);
  });
});
