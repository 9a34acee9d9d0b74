import { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { storeListedEntities } from '../__testUtils__/storeListedEntities';
import {
  DatabaseFigureHistoryStore,
  joinFigureHistories,
} from './DatabaseFigureHistoryStore';
import { EMPTY_TALLY, StandingTally } from './figureTally';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ALL = { kind: 'all', refs: [] } as const;
const EVERYTHING = { type: 'everything' } as const;
const { applied, notApplicable, told, ...NOTHING } = EMPTY_TALLY;
const NO_ANSWERS = { applied, notApplicable, told };
const COVERED: StandingTally = {
  ...NOTHING,
  inScope: 1,
  covered: 1,
  reviewed: 1,
};

describe.each(databases.eachSupportedId())(
  'DatabaseFigureHistoryStore on %s',
  databaseId => {
    let knex: Knex;
    let history: DatabaseFigureHistoryStore;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      history = new DatabaseFigureHistoryStore(knex);
      await storeListedEntities(knex, [{ id: 'a' }, { id: 'b' }]);
    });

    const record = (day: string, tallies: Record<string, StandingTally>) =>
      knex.transaction(trx =>
        history.record(trx, { day, tallies: new Map(Object.entries(tallies)) }),
      );
    const changes = (after = '') =>
      history.listChanges({ ...ALL, refs: [] }, EVERYTHING, { after });

    it('keeps by how much each day changed, and nothing where nothing did', async () => {
      await record('2026-03-01', { a: COVERED, b: NOTHING });
      await record('2026-03-02', { a: COVERED });
      await record('2026-03-03', {
        a: { ...COVERED, covered: 0, openHighs: 2, withOpenHighs: 1 },
        b: COVERED,
      });
      expect(await changes()).toEqual([
        { day: '2026-03-01', ...COVERED, ...NO_ANSWERS },
        {
          day: '2026-03-03',
          ...NO_ANSWERS,
          inScope: 1,
          covered: 0,
          reviewed: 1,
          openHighs: 2,
          withOpenHighs: 1,
        },
      ]);
      expect((await changes('2026-03-01')).map(({ day }) => day)).toEqual([
        '2026-03-03',
      ]);
      expect(await knex('figure_change').count({ count: '*' })).toEqual([
        { count: databaseId.startsWith('POSTGRES') ? '3' : 3 },
      ]);
    });

    it('adds up what changes more than once on a day', async () => {
      await record('2026-03-01', { a: COVERED });
      await record('2026-03-01', { a: { ...COVERED, openHighs: 3 } });
      await record('2026-03-01', { a: { ...COVERED, openHighs: 1 } });
      expect(await changes()).toEqual([
        { day: '2026-03-01', ...COVERED, ...NO_ANSWERS, openHighs: 1 },
      ]);
    });

    it('is told from the day on by which every entity was counted', async () => {
      expect(await history.getKeptFrom()).toBeUndefined();
      await record('2026-03-02', { a: COVERED });
      await history.keepFrom('2026-03-01');
      expect(await history.getKeptFrom()).toBe('2026-03-02');
      await history.keepFrom('2026-03-05');
      expect(await history.getKeptFrom()).toBe('2026-03-02');
    });

    it('leaves what became one entity the longer past, and counts it once', async () => {
      await record('2026-03-01', { a: COVERED });
      await record('2026-03-02', { b: COVERED });
      await knex.transaction(trx =>
        joinFigureHistories(trx, { intoId: 'b', fromId: 'a' }),
      );
      expect(await knex('figure_change').pluck('entity_id')).toEqual(['b']);
      await record('2026-03-03', { b: COVERED });
      expect(await changes()).toEqual([
        { day: '2026-03-01', ...COVERED, ...NO_ANSWERS },
      ]);
      await knex.transaction(trx =>
        joinFigureHistories(trx, { intoId: 'b', fromId: 'a' }),
      );
      expect(await changes()).toHaveLength(1);
    });

    it('forgets what leaves for good', async () => {
      await record('2026-03-01', { a: COVERED, b: COVERED });
      await knex('entity').where({ id: 'a' }).delete();
      expect(await changes()).toMatchObject([{ covered: 1 }]);
    });
  },
);
