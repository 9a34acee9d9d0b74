import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ChecklistDocument,
  ChecklistDraftSummary,
  PublishChecklistDraftBody,
  printChecklistYaml,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
} from '../../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../../__testUtils__/testDatabases';
import { beginWatch, documentOf } from './__testUtils__/beginWatch';
import { ChecklistWatch } from './ChecklistWatch';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const options = { credentials: NADIA };
const pilotOf = (title: string) =>
  documentOf({ title, pilotEntities: ['component:default/checkout'] });

describe.each(databases.eachSupportedId())(
  'what a watched place offers as a draft, on %s',
  databaseId => {
    const directory = createMockDirectory();
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let file: string;

    const write = (document: ChecklistDocument) =>
      directory.setContent({ 'data.yaml': printChecklistYaml(document) });

    beforeEach(async () => {
      write(documentOf());
      file = directory.resolve('data.yaml');
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, { documents: [] });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const begin = (isOffered = true, files = [file]) =>
      beginWatch(portal, { files, isOffered });
    const run = (watch: ChecklistWatch) => watch.runOnce(portal.clock.now());
    const service = () => portal.services.checklistDraftService;
    const drafts = async () => (await service().listDrafts(options)).items;
    const shown = async () =>
      (await drafts()).map(({ title, revision, basedOn, location }) => [
        title,
        revision,
        basedOn,
        location,
      ]);
    const current = async () =>
      (await portal.stores.checklists.listCurrent()).map(
        ({ document, version }) => [document.title, version, document.state],
      );
    const overviews = () =>
      portal.services.checklists.listChecklistOverviews(
        { state: undefined },
        options,
      );
    const publish = (
      { id: draftId, revision }: ChecklistDraftSummary,
      change: Partial<PublishChecklistDraftBody> = {},
    ) =>
      service().publishDraft(
        {
          draftId,
          revision,
          rollout: [],
          state: 'published',
          changelog: 'As the file says',
          ...change,
        },
        options,
      );

    it('follows the place until it is published, and says where it is kept for good', async () => {
      const watch = await begin();
      expect(await shown()).toEqual([['Data', 1, undefined, file]]);
      expect(await current()).toEqual([]);
      const [{ id, revision }] = await drafts();
      await run(watch);
      expect(await shown()).toEqual([['Data', 1, undefined, file]]);
      write(documentOf({ title: 'Data stores' }));
      await run(watch);
      const [draft] = await drafts();
      expect(draft).toMatchObject({ id, title: 'Data stores', revision: 2 });
      await expect(publish({ ...draft, revision })).rejects.toMatchObject({
        name: 'ConflictError',
        message: `revision: what stands at ${file} has changed meanwhile; load it again`,
      });
      expect(await publish(draft)).toMatchObject({ version: 1 });
      expect(await current()).toEqual([['Data stores', 1, 'published']]);
      expect(await drafts()).toEqual([]);
      await run(await begin());
      expect(await current()).toEqual([['Data stores', 1, 'published']]);
      expect(await drafts()).toEqual([]);
      expect(await overviews()).toMatchObject({
        items: [{ id: 'data', location: file }],
      });
    });

    it('goes on with what is in force, and is taken back where the place does', async () => {
      const watch = await begin();
      await publish((await drafts())[0]);
      write(documentOf({ title: 'Data stores' }));
      await run(watch);
      expect(await shown()).toEqual([['Data stores', 1, 1, file]]);
      write(documentOf());
      await run(watch);
      expect(await drafts()).toEqual([]);
      write(documentOf({ title: 'Data stores' }));
      await run(watch);
      const [draft] = await drafts();
      expect(
        await service().getImpact({ draftId: draft.id, rollout: [] }, options),
      ).toMatchObject({
        differences: { fields: [{ field: 'title' }] },
        bindable: [],
      });
      expect(await publish(draft)).toMatchObject({ version: 2 });
      expect(await current()).toEqual([['Data stores', 2, 'published']]);
    });

    it('is neither saved nor thrown away here, in words that name the place', async () => {
      await begin();
      const [{ id: draftId, revision }] = await drafts();
      const refused = {
        name: 'ConflictError',
        message: `The draft is kept at ${file} and is changed there; it goes once that is in force, or is named no more`,
      };
      await expect(
        service().saveDraft(
          { draftId, revision, document: documentOf({ title: 'Mine' }) },
          options,
        ),
      ).rejects.toMatchObject(refused);
      await expect(
        service().deleteDraft({ draftId, revision }, options),
      ).rejects.toMatchObject(refused);
      expect(await shown()).toEqual([['Data', 1, undefined, file]]);
      await begin(true, []);
      expect(await drafts()).toEqual([]);
    });

    it('keeps its id from being another one’s', async () => {
      const own = await service().createDraft(
        {
          from: {
            type: 'file',
            name: 'own.yaml',
            text: printChecklistYaml(documentOf({ title: 'Ours' })),
          },
        },
        options,
      );
      await begin();
      const taken = {
        name: 'ConflictError',
        message: expect.stringContaining(
          `the id data is that of the checklist at ${file}`,
        ),
      };
      await expect(publish(own)).rejects.toMatchObject(taken);
      await expect(
        service().createDraft(
          {
            from: {
              type: 'blank',
              id: 'data',
              title: 'Data',
              owner: CHECKLIST.owner,
            },
          },
          options,
        ),
      ).rejects.toMatchObject(taken);
      expect(await current()).toEqual([]);
      const placed = (await drafts()).find(({ location }) => location);
      await publish(placed!);
      await expect(
        service().createDraft(
          { from: { type: 'version', checklistId: 'data' } },
          options,
        ),
      ).rejects.toThrow('comes from a file and is changed there');
    });

    it('is not offered where the checklist is written in the portal', async () => {
      const own = await service().createDraft(
        {
          from: {
            type: 'file',
            name: 'own.yaml',
            text: printChecklistYaml(documentOf({ title: 'Ours' })),
          },
        },
        options,
      );
      await publish(own);
      await run(await begin());
      expect(await drafts()).toEqual([]);
      expect(await current()).toEqual([['Ours', 1, 'published']]);
      expect((await overviews()).locationProblems).toMatchObject([
        { problem: expect.stringContaining('written in the portal') },
      ]);
    });

    it('stays as it was where the place is broken or gone', async () => {
      const watch = await begin();
      directory.setContent({ 'data.yaml': 'id: [' });
      await run(watch);
      directory.setContent({});
      await run(watch);
      await run(await begin());
      expect(await shown()).toEqual([['Data', 1, undefined, file]]);
      expect((await overviews()).locationProblems).toMatchObject([
        {
          checklistId: 'data',
          problem: expect.stringContaining('there is no such file'),
        },
      ]);
      write(documentOf({ title: 'Mended' }));
      await run(watch);
      expect(await shown()).toEqual([['Mended', 2, undefined, file]]);
      expect((await overviews()).locationProblems).toEqual([]);
    });

    it('is one however many replicas look at once', async () => {
      const replicas = await Promise.all([begin(), begin(), begin()]);
      expect(await shown()).toEqual([['Data', 1, undefined, file]]);
      write(documentOf({ title: 'Newer' }));
      await Promise.all(replicas.map(run));
      expect(await shown()).toEqual([['Newer', 2, undefined, file]]);
      expect(await knex('checklist_draft')).toHaveLength(1);
    });

    it('stays a draft while it is a pilot, to be published for all', async () => {
      write(pilotOf('Data'));
      const watch = await begin();
      await publish((await drafts())[0], { state: 'pilot' });
      expect(await current()).toEqual([['Data', 1, 'pilot']]);
      expect(await shown()).toEqual([['Data', 2, 1, file]]);
      await run(watch);
      await run(await begin());
      expect(await shown()).toEqual([['Data', 2, 1, file]]);
      await publish((await drafts())[0]);
      expect(await current()).toEqual([['Data', 1, 'published']]);
      expect(await drafts()).toEqual([]);
    });

    it('is published once the place is to be published, and offered again where it is not', async () => {
      await begin();
      await run(await begin(false));
      expect(await current()).toEqual([['Data', 1, 'published']]);
      expect(await drafts()).toEqual([]);
      const watch = await begin();
      expect(await drafts()).toEqual([]);
      write(documentOf({ title: 'Offered' }));
      await run(watch);
      expect(await current()).toEqual([['Data', 1, 'published']]);
      expect(await shown()).toEqual([['Offered', 1, 1, file]]);
    });

    it('brings along what its file says has changed, and not what that said before', async () => {
      write(documentOf({ changelog: 'Asks less' }));
      const watch = await begin();
      const [draft] = await drafts();
      const changelogOf = async ({ id: draftId }: ChecklistDraftSummary) =>
        (await service().getDraft({ draftId }, options)).document.changelog;
      expect(await changelogOf(draft)).toBe('Asks less');
      await publish(draft, { changelog: 'Asks less' });
      write(documentOf({ title: 'Other', changelog: 'Asks less' }));
      await run(watch);
      const [next] = await drafts();
      expect(next.title).toBe('Other');
      expect(await changelogOf(next)).toBeUndefined();
    });

    it('leaves room for the drafts of people', async () => {
      await begin();
      expect(
        await portal.stores.checklistDrafts.transaction(trx =>
          portal.stores.checklistDrafts.count(trx),
        ),
      ).toBe(0);
    });
  },
);
