import { Knex } from 'knex';
import { countCoverage } from '../service/programme/countCoverage';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { storeListedEntities } from './__testUtils__/storeListedEntities';
import { ProgrammeCoverageModel } from './ProgrammeCoverageModel';
import { ReadinessListModel } from './ReadinessListModel';
import { VisibilityFilter } from './VisibilityFilter';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const EVERYTHING: VisibilityFilter = { type: 'everything' };

describe.each(databases.eachSupportedId())(
  'what the programme counts on %s',
  databaseId => {
    let knex: Knex;
    let model: ProgrammeCoverageModel;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      model = new ProgrammeCoverageModel(knex);
      await storeListedEntities(knex, [
        { id: 'a', place: 'covered', tier: '2', inScope: true },
        { id: 'b', place: 'covered', tier: '1', inScope: true },
        { id: 'c', place: 'uncovered', tier: '1', inScope: true },
        { id: 'd', place: 'exempt', tier: '1', inScope: true },
        { id: 'e', place: 'outOfScope', inScope: false },
        { id: 'f', place: 'notAsked', tier: '3', inScope: true },
        { id: 'g', kind: 'group', place: 'notAsked', inScope: true },
        { id: 'gone', place: 'covered', inScope: true, orphaned: true },
        { id: 'new' },
      ]);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    it('counts coverage by tier, and the rest apart', async () => {
      expect(countCoverage(await model.countPlaces(EVERYTHING))).toEqual({
        inScope: 3,
        covered: 2,
        exempt: 1,
        outOfScope: 1,
        matched: 5,
        tiers: [
          { tier: '1', inScope: 2, covered: 1, exempt: 1, outOfScope: 0 },
          { tier: '2', inScope: 1, covered: 1, exempt: 0, outOfScope: 0 },
          { tier: '', inScope: 0, covered: 0, exempt: 0, outOfScope: 1 },
        ],
      });
    });

    it('counts only what may be seen', async () => {
      expect(
        countCoverage(
          await model.countPlaces({
            type: 'column',
            column: 'tier',
            values: ['2'],
          }),
        ),
      ).toMatchObject({ inScope: 1, covered: 1, exempt: 0, matched: 1 });
      expect(
        countCoverage(await model.countPlaces({ type: 'nothing' })),
      ).toEqual({
        inScope: 0,
        covered: 0,
        exempt: 0,
        outOfScope: 0,
        matched: 0,
        tiers: [],
      });
    });

    it.each([
      [['covered'], ['a', 'b']],
      [
        ['exempt', 'outOfScope'],
        ['d', 'e'],
      ],
      [['notAsked'], ['f', 'g', 'new']],
    ])('lists what is at %s', async (places, ids) => {
      const page = await new ReadinessListModel(knex).listPage({
        filter: { visibility: EVERYTHING, places },
        order: { sort: 'name', direction: 'asc' },
        limit: 50,
      });
      expect(page.map(({ entityId }) => entityId)).toEqual(ids);
    });

    it('walks the entities page by page', async () => {
      const first = await model.scan({ visibility: EVERYTHING, limit: 4 });
      expect(first.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
      const rest = await model.scan({
        visibility: EVERYTHING,
        limit: 4,
        afterId: 'd',
      });
      expect(rest.map(({ id }) => id)).toEqual(['e', 'f', 'new']);
    });
  },
);
