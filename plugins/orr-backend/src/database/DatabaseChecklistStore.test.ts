import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { CHECKLIST } from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DatabaseChecklistStore } from './DatabaseChecklistStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const NOW = new Date('2026-03-01T10:00:00.000Z');
const LATER = new Date('2026-03-02T10:00:00.000Z');

describe.each(databases.eachSupportedId())(
  'DatabaseChecklistStore on %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseChecklistStore;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      store = new DatabaseChecklistStore(knex);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const publish = (
      contentHash: string,
      change: Partial<ChecklistDocument> = {},
      now = NOW,
    ) =>
      store.publish({
        document: { ...CHECKLIST, ...change },
        contentHash,
        now,
      });

    const versionOf = async (...of: Parameters<typeof publish>) =>
      (await publish(...of))?.version;

    it('tells what was before, and whether anything is another now', async () => {
      expect(await publish('h1')).toEqual({ version: 1, isChanged: true });
      expect(await publish('h1')).toMatchObject({
        version: 1,
        isChanged: false,
      });
      await store.archiveOthers({ checklistIds: [], now: LATER });
      expect(await publish('h1')).toMatchObject({
        version: 1,
        before: { state: 'archived' },
        isChanged: true,
      });
      expect(await publish('h2', { title: 'Second' })).toMatchObject({
        version: 2,
        before: { title: CHECKLIST.title, state: 'published' },
        isChanged: true,
      });
    });

    it('counts a version for each new content, and changes none', async () => {
      expect(await versionOf('h1', { changelog: 'First' })).toBe(1);
      expect(await versionOf('h1', {}, LATER)).toBe(1);
      expect(await versionOf('h2', { title: 'Second' }, LATER)).toBe(2);
      // Going back is a step forward: what was decided in between stays told apart.
      expect(await versionOf('h1', {}, LATER)).toBe(3);

      expect(await store.getVersion('launch', 1)).toEqual({
        checklistId: 'launch',
        version: 1,
        contentHash: 'h1',
        changelog: 'First',
        publishedAt: NOW.toISOString(),
        document: { ...CHECKLIST, changelog: 'First' },
      });
      expect(await store.getVersion('launch', 4)).toBeUndefined();
      expect(await store.getVersion('other', 1)).toBeUndefined();
      expect(await store.getCurrent('launch')).toMatchObject({ version: 3 });
      expect(await store.getCurrent('other')).toBeUndefined();
    });

    it('lets the state change without a new version', async () => {
      await publish('h1', { state: 'pilot' });
      expect(await versionOf('h1', { state: 'published' }, LATER)).toBe(1);

      expect(await store.getCurrent('launch')).toMatchObject({
        version: 1,
        document: { state: 'published' },
      });
    });

    it('archives what is gone, and lists it still', async () => {
      await publish('h1');
      await publish('h2', { id: 'another', title: 'Another' });

      await store.archiveOthers({ checklistIds: ['launch'], now: LATER });

      expect(
        (await store.listCurrent()).map(({ checklistId, document }) => [
          checklistId,
          document.state,
        ]),
      ).toEqual([
        ['another', 'archived'],
        ['launch', 'published'],
      ]);
    });

    it('knows which versions, states and settings have not reached the standings', async () => {
      const settings = 'UTC';
      await publish('h1');
      const [unapplied] = await store.listUnapplied({ settings });
      expect(unapplied).toEqual({
        checklistId: 'launch',
        mark: '1:published:UTC',
      });

      await publish('h2');
      await store.markApplied(unapplied);
      expect(await store.listUnapplied({ settings })).toEqual([
        { checklistId: 'launch', mark: '2:published:UTC' },
      ]);

      await store.markApplied({
        checklistId: 'launch',
        mark: '2:published:UTC',
      });
      expect(await store.listUnapplied({ settings })).toEqual([]);

      expect(await store.listUnapplied({ settings: 'Asia/Tokyo' })).toEqual([
        { checklistId: 'launch', mark: '2:published:Asia/Tokyo' },
      ]);

      expect(
        await store.archiveOthers({ checklistIds: [], now: LATER }),
      ).toEqual([{ checklistId: 'launch', version: 2 }]);
      expect(
        await store.archiveOthers({ checklistIds: [], now: LATER }),
      ).toEqual([]);
      expect(await store.listUnapplied({ settings })).toEqual([
        { checklistId: 'launch', mark: '2:archived:UTC' },
      ]);
    });
  },
);
