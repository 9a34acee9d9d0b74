import { OWNER_STATES } from './ownerState';
import { ownershipMendOf } from './ownershipMend';

const mendOf = (
  ownerState: (typeof OWNER_STATES)[number],
  ownerRefs: string[],
  entityRef = 'component:default/pay',
) => ownershipMendOf({ entityRef, ownerState, ownerRefs });

describe('ownershipMendOf', () => {
  it.each(['unowned', 'ownerNotFound', 'ownerIsPerson'] as const)(
    'names a group in the entry of the entity: %s',
    state => {
      expect(mendOf(state, ['user:default/ann'])).toEqual({
        entryRef: 'component:default/pay',
        yaml: 'kind: Component\nmetadata:\n  name: pay\nspec:\n  owner: group:default/your-team\n',
      });
    },
  );

  it('keeps one of several owners, a group where there is one', () => {
    const refs = ['user:default/ann', 'group:default/pay', 'group:default/b'];
    expect(mendOf('severalOwners', refs)?.yaml).toContain(
      'owner: group:default/pay\n',
    );
    expect(mendOf('severalOwners', refs.slice(0, 1))?.yaml).toContain(
      'owner: group:default/your-team\n',
    );
  });

  it.each([
    ['groupWithoutMembers', 'spec:\n  members: [your-first-member]\n'],
    ['groupWithoutContact', 'email: your-team@example.org\n'],
  ] as const)('names what the group lacks in its entry: %s', (state, lines) => {
    const mend = mendOf(state, ['user:default/ann', 'group:shop/pay']);
    expect(mend?.entryRef).toBe('group:shop/pay');
    expect(mend?.yaml).toContain(
      'kind: Group\nmetadata:\n  name: pay\n  namespace: shop\n',
    );
    expect(mend?.yaml).toContain(lines);
    expect(mendOf(state, ['user:default/ann'])).toBeUndefined();
  });

  it('writes the kind as the catalog does', () => {
    expect(mendOf('unowned', [], 'api:default/pay')?.yaml).toMatch(
      /^kind: API\n/,
    );
  });

  it('has nothing to say where one team owns it', () => {
    expect(mendOf('owned', ['group:default/pay'])).toBeUndefined();
  });
});
