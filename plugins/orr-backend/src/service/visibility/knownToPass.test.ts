import { StoredEntity } from '../../database/StoredEntity';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { projectEntity } from '../catalog/projectEntity';
import { entityOf } from '../../__testUtils__/catalogEntities';
import { knownToPass } from './knownToPass';

const ofAnnotation = (name: string): VisibilityFilter => ({
  type: 'search',
  key: `metadata.annotations.${name}`,
});
const ofOwner = (...values: string[]): VisibilityFilter => ({
  type: 'column',
  column: 'owner',
  values,
});
const not = (filter: VisibilityFilter): VisibilityFilter => ({
  type: 'not',
  filter,
});
const PARTICIPANT: VisibilityFilter = {
  type: 'column',
  column: 'participant',
  values: ['user:default/ann'],
};
const TEAM = 'group:default/team';

function storedOf(annotations: Record<string, string>): StoredEntity {
  const entity = entityOf({ name: 'pay', annotations });
  return {
    ...projectEntity(entity),
    id: 'e1',
    ownerState: 'owned',
    ownerRefs: [TEAM],
    entity,
    seenAt: '2026-03-01T10:00:00.000Z',
  };
}

// What the rules themselves say is in applyVisibility.property.test.ts.
describe('knownToPass', () => {
  it.each<[string, VisibilityFilter, boolean | undefined]>([
    ['a direct owner', ofOwner(TEAM), true],
    ['an owner who may stand above', ofOwner('group:default/all'), undefined],
    ['not a direct owner', not(ofOwner(TEAM)), false],
    ['not who may stand above', not(ofOwner('group:default/all')), undefined],
    ['who takes part', PARTICIPANT, undefined],
    ['a stored set', { type: 'visibleSet', setKey: 'set' }, undefined],
    [
      'all of it, where one part fails',
      { type: 'all', filters: [PARTICIPANT, ofAnnotation('b')] },
      false,
    ],
    [
      'all of it, where one part is not known',
      { type: 'all', filters: [PARTICIPANT, ofAnnotation('a')] },
      undefined,
    ],
    [
      'any of it, where one part holds',
      { type: 'any', filters: [PARTICIPANT, ofAnnotation('a')] },
      true,
    ],
    [
      'any of it, where one part is not known',
      { type: 'any', filters: [PARTICIPANT, ofAnnotation('b')] },
      undefined,
    ],
  ])('tells of %s', (_, filter, expected) => {
    expect(knownToPass(storedOf({ a: '1' }), filter)).toBe(expected);
  });

  it('takes what found no room for what may not be there', () => {
    const names = Array.from({ length: 1_200 }, (_, index) => `a${index}`);
    const entity = storedOf(
      Object.fromEntries(names.map(name => [name, name])),
    );

    expect(knownToPass(entity, ofAnnotation('a0'))).toBe(true);
    expect(knownToPass(entity, ofAnnotation('a1199'))).toBe(false);
    expect(knownToPass(entity, not(ofAnnotation('a1199')))).toBe(false);
    expect(knownToPass(entity, not(ofAnnotation('elsewhere')))).toBe(false);
  });
});
