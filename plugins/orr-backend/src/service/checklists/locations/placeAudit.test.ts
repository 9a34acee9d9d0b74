import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import {
  ChecklistDocument,
  printChecklistYaml,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { createTestPortal } from '../../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../../__testUtils__/testDatabases';
import { beginWatch, documentOf } from './__testUtils__/beginWatch';
import { ChecklistWatch } from './ChecklistWatch';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'the audit log of watched places, on %s',
  databaseId => {
    const directory = createMockDirectory();
    const file = () => directory.resolve('data.yaml');
    const success = jest.fn();
    const fail = jest.fn();
    const auditor = mockServices.auditor.mock({
      createEvent: async () => ({ success, fail }),
    });
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;

    beforeEach(async () => {
      jest.clearAllMocks();
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, { documents: [] });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const write = (change: Partial<ChecklistDocument> = {}) =>
      directory.setContent({
        'data.yaml': printChecklistYaml(documentOf(change)),
      });
    const begin = (isOffered = false, files = [file()]) =>
      beginWatch(portal, { files, isOffered, auditor });
    const run = (watch: ChecklistWatch) => watch.runOnce(portal.clock.now());
    /** What was told since it was last asked, and how each of it ended. */
    const told = () => {
      const events = auditor.createEvent.mock.calls.map(([event], index) => [
        event.eventId,
        event.meta?.location,
        success.mock.calls[index]?.[0].meta.difference,
      ]);
      auditor.createEvent.mockClear();
      success.mockClear();
      return events;
    };

    it('has what is published, changed and archived, with the difference, and nothing where a look changed nothing', async () => {
      write();
      const watch = await begin();
      expect(told()).toEqual([
        [
          'checklist-mutate',
          file(),
          [
            {
              action: 'checklist.published',
              facts: {
                checklistId: 'data',
                version: 1,
                state: 'published',
                fields: expect.arrayContaining([
                  expect.stringMatching(/^questions\..* added$/),
                ]),
              },
            },
          ],
        ],
      ]);
      await run(watch);
      await run(await begin());
      expect(told()).toEqual([]);
      write({ title: 'Data stores' });
      await run(watch);
      expect(told()).toMatchObject([
        [
          'checklist-mutate',
          file(),
          [{ facts: { version: 2, fields: ['title'] } }],
        ],
      ]);
      await begin(false, []);
      await begin(false, []);
      expect(told()).toEqual([
        [
          'checklist-mutate',
          undefined,
          [
            {
              action: 'checklist.archived',
              facts: { checklistId: 'data', version: 2 },
            },
          ],
        ],
      ]);
      await begin();
      expect(told()).toMatchObject([
        ['checklist-mutate', file(), [{ facts: { version: 2, fields: [] } }]],
      ]);
    });

    it('has what becomes of the draft that a place offers', async () => {
      const ofDraft = (action: string, facts: object) => [
        'checklist-draft-mutate',
        file(),
        [{ action, facts: { checklistId: 'data', ...facts } }],
      ];
      write();
      const watch = await begin(true);
      expect(told()).toMatchObject([
        ofDraft('checklistDraft.created', { revision: 1 }),
      ]);
      write({ title: 'Data stores' });
      await run(watch);
      await run(watch);
      expect(told()).toMatchObject([
        ofDraft('checklistDraft.saved', { revision: 2, fields: ['title'] }),
      ]);
      await begin(true, []);
      expect(told()).toMatchObject([
        [
          'checklist-draft-mutate',
          undefined,
          [{ action: 'checklistDraft.deleted', facts: { revision: 2 } }],
        ],
      ]);
      await begin(true);
      told();
      await begin();
      expect(told()).toMatchObject([
        ['checklist-mutate', file(), [{ action: 'checklist.published' }]],
        ofDraft('checklistDraft.deleted', { revision: 1 }),
      ]);
    });

    it('has what could not be written as failed', async () => {
      write();
      const watch = await begin();
      told();
      write({ title: 'Data stores' });
      jest
        .spyOn(portal.stores.checklists, 'publish')
        .mockRejectedValueOnce(new Error('the database is gone'));
      await expect(run(watch)).rejects.toThrow('the database is gone');
      expect(auditor.createEvent).toHaveBeenCalledTimes(1);
      expect(success).not.toHaveBeenCalled();
      expect(fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ message: 'the database is gone' }),
      });
    });
  },
);
