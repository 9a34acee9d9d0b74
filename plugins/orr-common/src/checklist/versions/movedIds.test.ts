import fc from 'fast-check';
import { movedIds } from './movedIds';

describe('movedIds', () => {
  it.each([
    ['abc', 'abc', ''],
    ['abc', 'bca', 'a'],
    ['abcd', 'dabc', 'd'],
    ['abc', 'xaybzc', ''],
    ['abcd', 'ad', ''],
    ['ab', 'cd', ''],
    ['', 'a', ''],
  ])('from %s to %s moved %s', (before, after, moved) => {
    expect([...movedIds([...before], [...after])]).toEqual([...moved]);
  });

  it('leaves all others in their order', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ids),
        fc.shuffledSubarray(ids),
        (before, after) => {
          const moved = movedIds(before, after);
          const rest = (one: string[], other: string[]) =>
            one.filter(id => other.includes(id) && !moved.has(id));
          expect(rest(before, after)).toEqual(rest(after, before));
        },
      ),
    );
  });
});
