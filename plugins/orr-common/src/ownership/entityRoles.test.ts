import { catalogFactsOf, ownerContactsOf } from '../known/catalogFacts';
import {
  EntityRole,
  entityRolesOf,
  namedReviewersOf,
  ROLE_ANNOTATIONS,
} from './entityRoles';

function entityWith(roles: Record<string, unknown>, namespace?: string) {
  const annotations = Object.fromEntries(
    Object.entries(roles).map(([role, value]) => [
      ROLE_ANNOTATIONS[role as EntityRole],
      value as string,
    ]),
  );
  return {
    kind: 'Component',
    metadata: { name: 'pay', namespace, annotations },
  };
}

function read(role: EntityRole, written: unknown, namespace?: string) {
  const [named] = entityRolesOf(entityWith({ [role]: written }, namespace));
  if (!named || 'problem' in named) {
    return named?.problem;
  }
  return 'ref' in named ? named.ref : named.href;
}

describe('entityRolesOf', () => {
  it.each<[EntityRole, unknown, string | undefined]>([
    ['riskOwner', 'Payments-Board', 'group:default/payments-board'],
    ['riskOwner', ' user:Ann ', 'user:default/ann'],
    ['riskOwner', 'money/board', 'group:money/board'],
    ['riskOwner', 'user:money/ann', 'user:money/ann'],
    ['riskOwner', 'component:default/pay', 'wrongKind'],
    ['riskOwner', 'The Payments Board', 'notARef'],
    ['riskOwner', 'a, b', 'notARef'],
    ['riskOwner', 'https://example.org/board', 'notARef'],
    ['onCall', 'pay-rota', 'group:default/pay-rota'],
    ['onCall', 'https://oncall.example.org/p', 'https://oncall.example.org/p'],
    ['onCall', 'mailto:pay@example.org', 'notAWebAddress'],
    ['onCall', 'ftp://example.org', 'notAWebAddress'],
    ['onCall', 'https://ann:pw@example.org', 'notAWebAddress'],
    ['onCall', 'data:text,pay', 'notARef'],
    ['reviewers', 'group:default/sre', 'group:default/sre'],
    ['reviewers', 'user:default/ann', 'wrongKind'],
    ['reviewers', 'a/b/c', 'notARef'],
    ['reviewers', '', undefined],
    ['reviewers', 5, undefined],
  ])('reads of %s %j: %s', (role, written, expected) => {
    expect(read(role, written)).toBe(expected);
  });

  it('takes the namespace that is left out from the entry', () => {
    expect(read('reviewers', 'sre', 'money')).toBe('group:money/sre');
    expect(read('riskOwner', 'user:ann', 'money')).toBe('user:money/ann');
  });

  it('names the line of the entry that mends what cannot be read', () => {
    const [named] = entityRolesOf(entityWith({ reviewers: 'user:ann' }));
    expect(named).toEqual({
      role: 'reviewers',
      written: 'user:ann',
      problem: 'wrongKind',
      mend: {
        entryRef: 'component:default/pay',
        yaml: [
          'kind: Component',
          'metadata:',
          '  name: pay',
          '  annotations:',
          '    operational-readiness/reviewers: group:default/your-reviewers',
          '',
        ].join('\n'),
      },
    });
  });

  it('has nothing to say where nothing is named', () => {
    expect(
      entityRolesOf({ kind: 'Component', metadata: { name: 'pay' } }),
    ).toEqual([]);
  });
});

describe('namedReviewersOf', () => {
  it('names the group, and nobody where it cannot be read', () => {
    expect(namedReviewersOf(entityWith({ reviewers: 'sre' }))).toEqual([
      'group:default/sre',
    ]);
    expect(namedReviewersOf(entityWith({ reviewers: 'user:ann' }))).toEqual([]);
    expect(namedReviewersOf(entityWith({ riskOwner: 'sre' }))).toEqual([]);
  });
});

describe('who is on call by annotation', () => {
  const onCall = (written: string) =>
    catalogFactsOf({ entity: entityWith({ onCall: written }), related: [] });

  it('is known of the entity', () => {
    const from = 'metadata.annotations.operational-readiness/on-call';
    expect(onCall('https://oncall.example.org/p')).toEqual([
      { topic: 'on-call', href: 'https://oncall.example.org/p', from },
    ]);
    expect(onCall('pay-rota')).toEqual([
      {
        topic: 'on-call',
        value: 'group:default/pay-rota',
        portalPath: '/catalog/default/group/pay-rota',
        from,
      },
    ]);
    expect(onCall('ftp://example.org')).toEqual([]);
  });

  it('is a contact of a group whose entry says so', () => {
    const group = { ...entityWith({ onCall: 'pay-rota' }), kind: 'Group' };
    expect(ownerContactsOf(group)).toEqual([
      expect.objectContaining({ topic: 'on-call' }),
    ]);
  });
});
