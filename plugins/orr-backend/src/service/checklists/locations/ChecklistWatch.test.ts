import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { printChecklistYaml } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  createTestPortal,
  NADIA,
} from '../../../__testUtils__/createTestPortal';
import { createPolicy } from '../../../__testUtils__/createPolicy';
import { named } from '../../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../../__testUtils__/testDatabases';
import { beginWatch, documentOf } from './__testUtils__/beginWatch';
import { ChecklistWatch } from './ChecklistWatch';
import { LocationReader } from './LocationReader';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const URL_OF = 'https://git.example.org/raw/data.yaml?token=secret';

describe.each(databases.eachSupportedId())(
  'checklists that are kept elsewhere, on %s',
  databaseId => {
    const directory = createMockDirectory();
    const denied = new Set<string>();
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let file: string;
    /** What stands at the address, with its mark. */
    let remote: { text?: string; etag?: string };
    const urlReader = mockServices.urlReader.mock();

    beforeEach(async () => {
      denied.clear();
      directory.setContent({ 'data.yaml': printChecklistYaml(documentOf()) });
      file = directory.resolve('data.yaml');
      remote = {};
      urlReader.readUrl.mockReset();
      urlReader.readUrl.mockImplementation(async (_, options) => {
        if (remote.text === undefined) {
          throw new NotFoundError('404');
        }
        if (remote.etag && options?.etag === remote.etag) {
          throw new NotModifiedError();
        }
        const { text, etag } = remote;
        return { buffer: async () => Buffer.from(text), etag };
      });
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [],
        permissions: createPolicy(name => denied.has(name)),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const write = (text: string) => directory.setContent({ 'data.yaml': text });
    const run = (watch: ChecklistWatch) => watch.runOnce(portal.clock.now());
    const begin = (kept: { files?: string[]; urls?: string[] }) =>
      beginWatch(portal, {
        ...kept,
        reader: new LocationReader({ urlReader }),
      });
    const overviews = () =>
      portal.services.checklists.listChecklistOverviews(
        { state: undefined },
        { credentials: NADIA },
      );
    const current = async (id = 'data') => {
      const found = (await portal.stores.checklists.listCurrent()).find(
        ({ checklistId }) => checklistId === id,
      );
      return (
        found && [found.document.title, found.version, found.document.state]
      );
    };

    it('are published from a file, and again once it is different', async () => {
      const watch = await begin({ files: [file] });
      expect(await current()).toEqual(['Data', 1, 'published']);
      await run(watch);
      expect(await current()).toEqual(['Data', 1, 'published']);
      write(printChecklistYaml(documentOf({ title: 'Data stores' })));
      await run(watch);
      expect(await current()).toEqual(['Data stores', 2, 'published']);
      expect(await overviews()).toMatchObject({
        items: [{ id: 'data', location: file }],
        locationProblems: [],
      });
    });

    it('stay as they were while the file is broken or gone, which is told once', async () => {
      const watch = await begin({ files: [file] });
      write('id: [');
      await run(watch);
      portal.moveTo('2026-03-03T09:00:00.000Z');
      await run(watch);
      expect(await current()).toEqual(['Data', 1, 'published']);
      expect((await overviews()).locationProblems).toEqual([
        {
          location: file,
          checklistId: 'data',
          problem: expect.stringContaining('data.yaml'),
          since: '2026-03-02T09:00:00.000Z',
        },
      ]);
      expect(portal.logger.error).toHaveBeenCalledTimes(1);
      denied.add('orr.checklist.author');
      expect((await overviews()).locationProblems).toEqual([]);
      denied.clear();
      directory.setContent({});
      await run(watch);
      expect((await overviews()).locationProblems).toMatchObject([
        { problem: expect.stringContaining('there is no such file') },
      ]);
      write(printChecklistYaml(documentOf({ title: 'Mended' })));
      await run(watch);
      expect(await current()).toEqual(['Mended', 2, 'published']);
      expect((await overviews()).locationProblems).toEqual([]);
    });

    it('let the backend start with a broken file that was good before, and not with one that never was', async () => {
      await begin({ files: [file] });
      write('id: [');
      await begin({ files: [file] });
      expect(await current()).toEqual(['Data', 1, 'published']);
      await expect(
        begin({ files: [file, directory.resolve('none.yaml')] }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('none.yaml'),
      });
    });

    it('are read from an address, by its mark, and shown without what may be secret in it', async () => {
      remote = { text: printChecklistYaml(documentOf()), etag: 'one' };
      const watch = await begin({ urls: [URL_OF] });
      expect(await current()).toBeUndefined();
      await run(watch);
      expect(await current()).toEqual(['Data', 1, 'published']);
      await run(watch);
      expect(urlReader.readUrl).toHaveBeenLastCalledWith(
        URL_OF,
        expect.objectContaining({ etag: 'one' }),
      );
      remote = {
        text: printChecklistYaml(documentOf({ title: 'Newer' })),
        etag: 'two',
      };
      await run(watch);
      expect(await current()).toEqual(['Newer', 2, 'published']);
      remote = {};
      await run(watch);
      await run(await begin({ urls: [URL_OF] }));
      expect(await current()).toEqual(['Newer', 2, 'published']);
      expect(await overviews()).toMatchObject({
        items: [{ location: 'https://git.example.org/raw/data.yaml' }],
        locationProblems: [
          { problem: expect.stringContaining('nothing at this address') },
        ],
      });
      expect(JSON.stringify(await overviews())).not.toContain('secret');
    });

    it.each([
      ['too large', 'x'.repeat(2_000_001), /larger than/],
      ['no checklist', 'title: 1', /data\.yaml/],
    ])('are not taken where what stands there is %s', async (_, text, said) => {
      remote = { text };
      await run(await begin({ urls: [URL_OF] }));
      expect((await overviews()).locationProblems).toMatchObject([
        { problem: expect.stringMatching(said) },
      ]);
      expect(await current()).toBeUndefined();
    });

    it('are published once where two replicas look at the same time', async () => {
      remote = { text: printChecklistYaml(documentOf()) };
      const replicas = [
        await begin({ urls: [URL_OF] }),
        await begin({ urls: [URL_OF] }),
      ];
      await Promise.all(replicas.map(run));
      expect(await current()).toEqual(['Data', 1, 'published']);
      expect(await knex('checklist_version')).toHaveLength(1);
    });

    it('are not taken back by a replica that still has an older file', async () => {
      const older = await begin({ files: [file] });
      write(printChecklistYaml(documentOf({ title: 'Released' })));
      await begin({ files: [file] });
      write(printChecklistYaml(documentOf()));
      await run(older);
      expect(await current()).toEqual(['Released', 2, 'published']);
    });

    it('are no problem where reading was stopped', async () => {
      const watch = await begin({ urls: [URL_OF] });
      const stop = new AbortController();
      urlReader.readUrl.mockImplementation(async () => {
        stop.abort();
        throw new Error('aborted');
      });
      await watch.runOnce(portal.clock.now(), stop.signal);
      expect((await overviews()).locationProblems).toEqual([]);
    });

    it('are archived once no place is named for them, and one id has one place', async () => {
      remote = { text: printChecklistYaml(documentOf({ title: 'Second' })) };
      const watch = await begin({ files: [file], urls: [URL_OF] });
      await run(watch);
      expect(await current()).toEqual(['Data', 1, 'published']);
      expect((await overviews()).locationProblems).toMatchObject([
        { problem: expect.stringContaining('Two checklists have the id') },
      ]);
      await begin({});
      expect(await current()).toEqual(['Data', 1, 'archived']);
    });

    it('leave what is written in the portal as it is', async () => {
      const drafts = portal.services.checklistDraftService;
      const options = { credentials: NADIA };
      const draft = await drafts.createDraft(
        {
          from: {
            type: 'file',
            name: 'own.yaml',
            text: printChecklistYaml(documentOf({ title: 'Ours' })),
          },
        },
        options,
      );
      await drafts.publishDraft(
        named({
          draftId: draft.id,
          revision: 1,
          rollout: [],
          state: 'published' as const,
          changelog: 'First',
        }),
        options,
      );
      const watch = await begin({ files: [file] });
      await run(watch);
      expect(await current()).toEqual(['Ours', 1, 'published']);
      expect((await overviews()).locationProblems).toMatchObject([
        { problem: expect.stringContaining('written in the portal') },
      ]);
      expect(portal.logger.error).toHaveBeenCalledTimes(1);
    });
  },
);
