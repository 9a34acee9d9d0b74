import { mockCredentials } from '@backstage/backend-test-utils';
import { FilterMatchModel } from '../../../database/checklistDraft/FilterMatchModel';
import { EntityVisibility } from '../../visibility/EntityVisibility';
import { DraftMatches } from './DraftMatches';

const options = { credentials: mockCredentials.user('user:default/ada') };

/** So many entities, each third of which is a service. */
function matchesOf(entities: number) {
  const sortNames = Array.from({ length: entities }, (_, index) =>
    String(index).padStart(6, '0'),
  );
  const list = jest.fn(
    async ({ after, limit }: Parameters<FilterMatchModel['list']>[0]) => {
      const start = after ? Number(after.sortName) + 1 : 0;
      return sortNames.slice(start, start + limit).map(sortName => ({
        id: sortName,
        sortName,
        entityRef: `component:default/${sortName}`,
        entityJson: JSON.stringify({
          kind: 'Component',
          spec: { type: Number(sortName) % 3 ? 'library' : 'service' },
        }),
      }));
    },
  );
  const matches = new DraftMatches({
    filterMatches: { list } as unknown as FilterMatchModel,
    visibility: {
      filterFor: async () => ({ type: 'everything' }),
    } as unknown as EntityVisibility,
  });
  return { list, matches };
}

const filter = { 'spec.type': 'service' };

describe('DraftMatches', () => {
  it('counts what there is, and lists a page of it', async () => {
    const { matches, list } = matchesOf(90);
    const first = await matches.of({ filter, limit: 20 }, options);
    expect(first.counts).toEqual({ matched: 30, isLowerBound: false });
    expect(first.items).toHaveLength(20);
    const second = await matches.of(
      { filter, limit: 20, cursor: first.nextCursor },
      options,
    );
    expect(second).toEqual({ items: expect.any(Array) });
    expect(second.items.map(({ entityRef }) => entityRef)).toEqual(
      Array.from(
        { length: 10 },
        (_, index) =>
          `component:default/${String((20 + index) * 3).padStart(6, '0')}`,
      ),
    );
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('says that it counted no further where there are more than it looks at', async () => {
    const { matches, list } = matchesOf(25_000);
    const { counts } = await matches.of({ filter, limit: 20 }, options);
    expect(counts).toEqual({ matched: 3_334, isLowerBound: true });
    expect(list).toHaveBeenCalledTimes(5);
  });

  it('goes on behind what it looked at, where that was no full page', async () => {
    const { matches } = matchesOf(25_000);
    const rare = { $all: [filter, { kind: 'nothing' }] };
    const first = await matches.of({ filter: rare, limit: 20 }, options);
    expect(first).toMatchObject({ items: [], counts: { matched: 0 } });
    let cursor = first.nextCursor;
    let pages = 1;
    while (cursor) {
      pages += 1;
      const next = await matches.of(
        { filter: rare, limit: 20, cursor },
        options,
      );
      cursor = next.nextCursor;
    }
    expect(pages).toBe(3);
  });

  it('looks at fewer by a filter that takes longer', async () => {
    const { matches, list } = matchesOf(10_000);
    const long = { 'spec.type': { $in: Array(2_000).fill('something') } };
    const { counts } = await matches.of({ filter: long, limit: 20 }, options);
    expect(counts).toEqual({ matched: 0, isLowerBound: true });
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('lists the page of a common filter in one statement', async () => {
    const { matches, list } = matchesOf(25_000);
    const { nextCursor } = await matches.of({ filter, limit: 20 }, options);
    list.mockClear();
    await matches.of({ filter, limit: 20, cursor: nextCursor }, options);
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('refuses the place in a list of other filters', async () => {
    const { matches } = matchesOf(90);
    const { nextCursor } = await matches.of({ filter, limit: 20 }, options);
    await expect(
      matches.of(
        { filter: { kind: 'Component' }, limit: 20, cursor: nextCursor },
        options,
      ),
    ).rejects.toThrow('cursor: belongs to a list with other filters');
  });
});
