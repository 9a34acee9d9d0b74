import { filterProblemPath } from './filterProblemPath';

describe('filterProblemPath', () => {
  it.each([
    [{ kind: 'Component' }, undefined],
    [{}, undefined],
    ['component', undefined],
    [null, ''],
    [[], ''],
    [{ kind: null }, 'kind'],
    [{ kind: 'a', 'spec.type': { $regex: 'x' } }, 'spec.type'],
    [{ $al: [{ kind: 'a' }] }, '$al'],
    [{ $all: { kind: 'a' } }, '$all'],
    [{ $all: [{ kind: 'a' }], kind: 'b' }, '$all'],
    [{ $all: [{ kind: 'a' }, { 'spec.type': [] }] }, '$all[1].spec.type'],
    [{ $any: [{ $not: { kind: { $in: 'a' } } }] }, '$any[0].$not.kind'],
    [{ $not: 7 }, undefined],
    [{ $not: [] }, '$not'],
  ])('finds in %j: %s', (filter, place) => {
    expect(filterProblemPath(filter)).toBe(place);
  });
});
