import { ServerResponse } from 'node:http';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  MAX_CHECKLIST_FILE_BYTES,
  printChecklistYaml,
} from 'backstage-plugin-orr-common';
import { LocalHttp } from 'backstage-plugin-orr-node/testUtils';
import { Knex } from 'knex';
import {
  createTestPortal,
  NADIA,
} from '../../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../../__testUtils__/testDatabases';
import { beginWatch, documentOf } from './__testUtils__/beginWatch';
import { ChecklistWatch } from './ChecklistWatch';
import { LocationReader } from './LocationReader';

jest.setTimeout(60_000);

const PATH = '/standards/data.yaml';
const SECRET = '?token=secret';
const databases = createTestDatabases();
const yaml = (title: string) => printChecklistYaml(documentOf({ title }));

type Answer = (response: ServerResponse, etag?: string) => void;

/** With a mark, by which it is not sent twice. */
const marked =
  (text: string, mark: string): Answer =>
  (response, etag) => {
    response.writeHead(etag === mark ? 304 : 200, { etag: mark });
    response.end(etag === mark ? undefined : text);
  };
const failing =
  (status: number, headers = {}): Answer =>
  response => {
    response.writeHead(status, headers);
    response.end('no checklist');
  };

describe.each(databases.eachSupportedId())(
  'checklists at addresses that Backstage reads, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let answer: Answer;
    const server = new LocalHttp(({ headers }, response) =>
      answer(response, headers['if-none-match']),
    );

    beforeAll(() => server.start());
    afterAll(() => server.stop());

    beforeEach(async () => {
      server.requests.length = 0;
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, { documents: [] });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const watchOf = async (
      options: { urls?: string[]; isOffered?: boolean; waitMs?: number } = {},
    ) => {
      const {
        urls = [server.url + PATH + SECRET],
        isOffered,
        waitMs,
      } = options;
      return beginWatch(portal, {
        urls,
        isOffered,
        reader: new LocationReader({
          urlReader: UrlReaders.default({
            logger: mockServices.logger.mock(),
            config: new ConfigReader({
              backend: {
                reading: {
                  allow: [{ host: server.host, paths: ['/standards/'] }],
                },
              },
            }),
          }),
          waitMs,
        }),
      });
    };
    const run = (watch: ChecklistWatch) => watch.runOnce(portal.clock.now());
    const current = async () =>
      (await portal.stores.checklists.listCurrent()).map(
        ({ document, version }) => `${document.title} ${version}`,
      );
    const problems = async () =>
      (
        await portal.services.checklists.listChecklistOverviews(
          { state: undefined },
          { credentials: NADIA },
        )
      ).locationProblems.map(({ location, problem }) => [location, problem]);
    const shown = () => server.url + PATH;

    it('follow what is there, by its mark, through failures until it is gone', async () => {
      const watch = await watchOf();
      answer = marked(yaml('Data'), '"one"');
      await run(watch);
      expect(await current()).toEqual(['Data 1']);

      await run(watch);
      expect(server.requests).toHaveLength(2);
      expect(server.requests[1]).toMatchObject({
        path: PATH + SECRET,
        headers: { 'if-none-match': '"one"' },
      });
      expect(await current()).toEqual(['Data 1']);
      expect(await problems()).toEqual([]);

      answer = marked(yaml('Data stores'), '"two"');
      await run(watch);
      expect(await current()).toEqual(['Data stores 2']);

      answer = failing(500);
      await run(watch);
      expect(await problems()).toEqual([
        [
          shown(),
          `It cannot be read: could not read ${shown()}, 500 Internal Server Error`,
        ],
      ]);

      answer = marked(yaml('Data stores'), '"two"');
      await run(watch);
      expect(await problems()).toEqual([]);

      answer = failing(404);
      await run(watch);
      expect(await problems()).toEqual([
        [shown(), 'It cannot be read: there is nothing at this address'],
      ]);
      expect(await current()).toEqual(['Data stores 2']);
      expect(
        JSON.stringify(jest.mocked(portal.logger.error).mock.calls),
      ).not.toContain('secret');
    });

    it('are not read beyond what a checklist may be', async () => {
      const part = Buffer.alloc(64_000, '#');
      let sent = 0;
      let closed: Promise<void>;
      answer = response => {
        sent = 0;
        response.writeHead(200, { etag: '"endless"' });
        closed = new Promise(resolve => response.once('close', resolve));
        const send = (): void => {
          while (!response.destroyed) {
            sent += part.length;
            if (!response.write(part)) {
              response.once('drain', send);
              return;
            }
          }
        };
        send();
      };
      const watch = await watchOf();
      await run(watch);
      await closed!;
      // What lies in the sockets between the two comes on top.
      expect(sent).toBeLessThan(20 * MAX_CHECKLIST_FILE_BYTES);
      expect(await problems()).toEqual([
        [shown(), 'It cannot be read: it is larger than 500 kB'],
      ]);
      answer = marked(yaml('Data'), '"small"');
      await run(watch);
      expect(await current()).toEqual(['Data 1']);
      expect(await problems()).toEqual([]);
    });

    it('do not keep others from being read where they do not answer', async () => {
      answer = response => {
        response.writeHead(200);
        response.write('schemaVersion: 1\n');
      };
      const watch = await watchOf({ waitMs: 300 });
      await run(watch);
      expect(await problems()).toEqual([
        [shown(), 'It cannot be read: it was not there within 0.3 seconds'],
      ]);
    });

    it.each([
      ['elsewhere', () => `http://localhost:1/data.yaml${SECRET}`],
      ['beside what is allowed', () => `${server.url}/private.yaml${SECRET}`],
    ])('are refused where nothing may be read: %s', async (_, urlOf) => {
      const url = urlOf();
      answer = marked(yaml('Data'), '"one"');
      await run(await watchOf({ urls: [url] }));
      const place = url.replace(SECRET, '');
      expect(await problems()).toEqual([
        [place, expect.stringContaining('is not allowed')],
      ]);
      expect((await problems())[0][1]).toContain(place);
      expect((await problems())[0][1]).toContain('backend.reading.allow');
      expect(JSON.stringify(await problems())).not.toContain('secret');
      expect(server.requests).toEqual([]);
      expect(await current()).toEqual([]);
    });

    it('are not read where they lead to what may not be read', async () => {
      answer = failing(302, { location: `/private.yaml${SECRET}` });
      await run(await watchOf());
      expect(server.requests).toHaveLength(1);
      expect(await problems()).toEqual([
        [
          shown(),
          `It cannot be read: URL not allowed by backend.reading.allow configuration: ${server.url}/private.yaml`,
        ],
      ]);
    });

    it('are published once they are not only offered, without a change there', async () => {
      answer = marked(yaml('Data'), '"one"');
      await run(await watchOf({ isOffered: true }));
      expect(await current()).toEqual([]);
      const drafts = () =>
        portal.services.checklistDraftService.listDrafts({
          credentials: NADIA,
        });
      expect((await drafts()).items).toMatchObject([
        { title: 'Data', location: shown() },
      ]);
      expect(JSON.stringify(await drafts())).not.toContain('secret');
      await run(await watchOf());
      expect(await current()).toEqual(['Data 1']);
      expect((await drafts()).items).toEqual([]);
    });
  },
);
