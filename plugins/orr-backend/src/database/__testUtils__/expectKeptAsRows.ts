import { Knex } from 'knex';
import { GapCounts } from '../../service/gap/GapCounts';
import { CostlyCounts } from '../../service/visibility/CostlyCounts';
import { CountedGaps } from '../gap/countedGaps';
import { HeatMapModel } from '../gap/HeatMapModel';
import { HeatMapRows } from '../gap/heatMapRows';
import { KeptGapModel } from '../gap/KeptGapModel';
import { DatabaseRollUpStore } from '../rollUp/DatabaseRollUpStore';

const EVERYTHING = { type: 'everything' } as const;
/** A filter that narrows nothing, but with which rows are counted. */
const COUNTED_FROM_ROWS = {
  places: ['covered', 'uncovered', 'exempt', 'outOfScope', 'notAsked'],
};

/** What is open has to be the same from kept counts as from rows. */
export async function expectKeptAsRows(knex: Knex): Promise<void> {
  const counts = new GapCounts({
    costlyCounts: new CostlyCounts({
      clock: { now: () => new Date() },
      rollUps: new DatabaseRollUpStore(knex),
    }),
    heatMaps: new HeatMapModel(knex),
    keptGaps: new KeptGapModel(knex),
  });
  const rowsOf = (filter: object, rest: object): HeatMapRows => ({
    by: 'groups',
    shown: EVERYTHING,
    ...rest,
    filter: { visibility: EVERYTHING, ...filter },
  });
  for (const [filter, rest] of [
    [{}, {}],
    [{ checklistId: 'c1' }, {}],
    [{ groupRef: 'group:default/g0' }, { groupRef: 'group:default/g0' }],
    [
      { groupRef: 'group:default/g1', checklistId: 'c0' },
      { groupRef: 'group:default/g1' },
    ],
    [{}, { by: 'systems' }],
  ]) {
    const by = 'checklistId' in filter ? 'sections' : 'areas';
    const keptPage = (page: object) =>
      counts.countPage(rowsOf(filter, rest), { by, limit: 3, ...page });
    const countedPage = async (page: object) => ({
      ...(await counts.countPage(
        rowsOf({ ...filter, ...COUNTED_FROM_ROWS }, rest),
        { by, limit: 3, ...page },
      )),
      asOf: undefined,
    });
    const kept = await keptPage({});
    const counted = await countedPage({});
    expect(sorted(kept)).toEqual(sorted(counted));
    const [first] = kept.rows;
    if (first) {
      const next = { after: first };
      expect(sorted(await keptPage(next))).toEqual(
        sorted(await countedPage(next)),
      );
    }
    const whole = await counts.countWhole(rowsOf(filter, rest), by);
    expect(sorted(whole.counted)).toEqual(sorted(ofAll(counted.counted)));
  }
}

function ofAll(counted: CountedGaps): object {
  return Object.fromEntries(
    Object.entries(counted).map(([name, each]) => [
      name,
      each.filter(({ rowRef }: { rowRef: string }) => rowRef === ''),
    ]),
  );
}

/** Counts come in no order, and none of nothing. */
function sorted(counted: object): unknown {
  return JSON.parse(JSON.stringify(counted), (_, value) =>
    Array.isArray(value)
      ? value
          .filter(each => each.entities !== 0)
          .map(each => JSON.stringify(Object.entries(each).sort()))
          .sort()
      : value,
  );
}
