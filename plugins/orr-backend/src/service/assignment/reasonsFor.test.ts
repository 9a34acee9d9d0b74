import { reasonsFor, ReviewerSource } from './reasonsFor';

const thing = (name: string) => ({
  entityRef: `component:default/${name}`,
  name,
});
const SOURCES: ReviewerSource[] = [
  { kind: 'owner', ref: 'group:default/payments', entity: thing('checkout') },
  { kind: 'dependencyOf', ref: 'group:default/shop', entity: thing('shop') },
  { kind: 'dependsOn', ref: 'group:default/stock', entity: thing('stock') },
  { kind: 'dependsOn', ref: 'user:default/mia', entity: thing('stock') },
  { kind: 'reviewerGroup', ref: 'group:default/reliability' },
];

describe('reasonsFor', () => {
  it.each<[string, string[], string[]]>([
    ['nobody', [], []],
    [
      'a member of the reviewer group',
      ['group:default/reliability'],
      ['reviewerGroup'],
    ],
    [
      'an owner of what it depends on',
      ['Group:default/Stock'],
      ['dependsOn stock'],
    ],
    [
      'somebody who is much, what weighs most first',
      [
        'group:default/payments',
        'group:default/shop',
        'group:default/reliability',
      ],
      ['reviewerGroup', 'dependencyOf shop', 'owner checkout'],
    ],
    [
      'somebody who owns it in person and through a group, once',
      ['user:default/mia', 'group:default/stock'],
      ['dependsOn stock'],
    ],
  ])('tells of %s', (_, memberships, expected) => {
    expect(
      reasonsFor(memberships, SOURCES).map(({ kind, entity }) =>
        entity ? `${kind} ${entity.name}` : kind,
      ),
    ).toEqual(expected);
  });

  it('tells five at most', () => {
    const many = Array.from({ length: 9 }, (_, at) => ({
      kind: 'dependsOn' as const,
      ref: 'group:default/stock',
      entity: thing(`part-${at}`),
    }));
    expect(reasonsFor(['group:default/stock'], many)).toHaveLength(5);
  });
});
