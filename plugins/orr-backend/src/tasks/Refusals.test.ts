import { Refusals } from './Refusals';

describe('Refusals', () => {
  const torn = (...names: string[]) =>
    jest.fn(async (items: string[]) => {
      const found = items.find(item => names.includes(item));
      if (found) {
        throw new Error(`${found} is torn`);
      }
      return items.length;
    });
  const keyOf = (item: string) => `the ${item}`;

  it('works off all together where all works', async () => {
    const work = torn();
    const refusals = new Refusals();

    expect(await refusals.work(['a', 'b', 'c'], { keyOf, work })).toBe(3);

    expect(work).toHaveBeenCalledTimes(1);
    expect(refusals.keys).toEqual([]);
    expect(() => refusals.end()).not.toThrow();
  });

  it('works off the others where one does not work, and fails at the end', async () => {
    const refusals = new Refusals();

    expect(
      await refusals.work(['a', 'b', 'c', 'd'], {
        keyOf,
        work: torn('b', 'd'),
      }),
    ).toBe(2);

    expect(refusals.keys).toEqual(['the b', 'the d']);
    expect(() => refusals.end()).toThrow(
      '2 could not be worked off, the first of them the b: Error: b is torn',
    );
  });

  it('takes the only one that there is for its own reason', async () => {
    const refusals = new Refusals();

    expect(await refusals.work(['a'], { keyOf, work: torn('a') })).toBe(0);

    expect(refusals.keys).toEqual(['the a']);
  });

  it('fails at once where none works: none of them is why', async () => {
    const down = async () => {
      throw new Error('no database');
    };

    await expect(
      new Refusals().work(['a', 'b'], { keyOf, work: down }),
    ).rejects.toThrow('no database');
  });

  it('fails at once where too many do not work', async () => {
    const names = Array.from({ length: 101 }, (_, index) => `n${index}`);

    await expect(
      new Refusals().work([...names, 'good'], { keyOf, work: torn(...names) }),
    ).rejects.toThrow('n100 is torn');
  });
});
