import { randomUUID } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { catalogConditions } from '@backstage/plugin-catalog-backend/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
} from '../../__testUtils__/createTestPortal';
import { createPolicy } from '../../__testUtils__/createPolicy';
import { named } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { StatementLog } from '../../database/__testUtils__/StatementLog';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ENTITY = 'component:default/checkout';
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const HEADERS = 'Entity,Date,Outcome,Link,Valid until,Checklist';
const table = (...rows: string[]) => [HEADERS, ...rows].join('\n');
const PAST = table(
  'checkout,2025-03-31,go,https://wiki.example.org/checkout,2026-03-31,Old list',
  'checkout,2024-03-31,no-go',
  'basket,2025-06-02,conditional go',
);
const component = (name: string): Entity => ({
  ...CHECKOUT,
  metadata: { name, uid: `uid-${name}` },
});

describe.each(databases.eachSupportedId())(
  'reviews that were held elsewhere, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let catalogs: PolicyDecision;
    const denied = new Set<string>();
    const names = ['basket', ...Array.from({ length: 60 }, (_, i) => `s${i}`)];

    beforeEach(async () => {
      denied.clear();
      catalogs = ALLOW;
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: catalogServiceMock({
          entities: [
            CHECKOUT,
            ...names.map(component),
            group('payments'),
            group('reliability'),
          ],
        }),
        permissions: createPolicy(
          name => denied.has(name),
          () => catalogs,
        ),
      });
      await portal.services.projection.runOnce(portal.clock.now());
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const service = () => portal.services.recordedReviewService;
    const preview = (text: string) =>
      service().previewRecordedReviews({ text }, { credentials: NADIA });
    const bring = (text = PAST, credentials = NADIA) =>
      service().importRecordedReviews(named({ text, fileName: 'past.csv' }), {
        credentials,
      });
    const undo = (importId: string, credentials = NADIA) =>
      service().undoRecordedReviewImport(named({ importId }), { credentials });
    const imports = async (credentials = NADIA) =>
      (
        await service().listRecordedReviewImports(
          { limit: 50 },
          { credentials },
        )
      ).items;
    const told = async (entityRef = ENTITY, query: object = {}) =>
      service().listEntityRecordedReviews(
        { entityRef, limit: 50, ...query },
        { credentials: OMAR },
      );

    it('are told of each entity once they are brought in, what was held last first', async () => {
      const taken = await bring();
      expect(taken).toEqual({
        id: expect.any(String),
        fileName: 'past.csv',
        recordedBy: 'user:default/nadia',
        recordedAt: '2026-03-02T09:00:00.000Z',
        reviews: 3,
      });
      const by = {
        id: expect.any(String),
        recordedBy: 'user:default/nadia',
        recordedAt: '2026-03-02T09:00:00.000Z',
      };
      expect(await told()).toEqual({
        items: [
          {
            ...by,
            reviewedOn: '2025-03-31',
            outcome: 'go',
            url: 'https://wiki.example.org/checkout',
            validUntil: '2026-03-31',
            checklist: 'Old list',
          },
          { ...by, reviewedOn: '2024-03-31', outcome: 'noGo' },
        ],
        today: '2026-03-02',
        nextCursor: undefined,
      });
      expect((await told('component:default/basket')).items).toHaveLength(1);
    });

    it('move no standing, no verdict, no figure and no history', async () => {
      const look = async () => {
        const credentials = { credentials: NADIA };
        const { readiness, gateService, scorecards, changes } = portal.services;
        const stored = await knex('readiness').orderBy([
          'entity_id',
          'checklist_id',
        ]);
        return {
          stored,
          standing: await readiness.getEntityReadiness(
            { entityRef: ENTITY },
            credentials,
          ),
          verdict: await gateService.getEntityVerdict(
            { entityRef: ENTITY },
            credentials,
          ),
          list: await readiness.listReadiness(
            { limit: 200 } as Parameters<typeof readiness.listReadiness>[0],
            credentials,
          ),
          figures: await scorecards.getScorecardFigures(
            { trendDays: 0 },
            credentials,
          ),
          history: await changes.listEntityChanges(
            { entityRef: ENTITY, limit: 50 } as Parameters<
              typeof changes.listEntityChanges
            >[0],
            credentials,
          ),
        };
      };
      const before = await look();
      await bring();
      expect((await told()).items).toHaveLength(2);
      await portal.recompute(ENTITY);
      expect(await look()).toEqual(before);
    });

    it('are refused as a whole where one row is wrong', async () => {
      const text = table('checkout,2025-03-31,go', 'nobody,2025-03-31,go');
      expect(await preview(text)).toEqual({
        rows: [
          {
            row: 2,
            entity: 'checkout',
            claim: {
              entityRef: ENTITY,
              reviewedOn: '2025-03-31',
              outcome: 'go',
            },
          },
          {
            row: 3,
            entity: 'nobody',
            claim: {
              entityRef: 'component:default/nobody',
              reviewedOn: '2025-03-31',
              outcome: 'go',
            },
          },
        ],
        problems: [
          {
            severity: 'error',
            row: 3,
            column: 'Entity',
            message: 'The catalog shows you no component:default/nobody',
          },
        ],
      });
      await expect(bring(text)).rejects.toMatchObject({
        name: 'InputError',
        message:
          'body.text: nothing was taken. row 3, Entity: The catalog shows you no component:default/nobody',
      });
      expect(await imports()).toEqual([]);
      expect(await knex('recorded_review')).toEqual([]);
    });

    it('are refused where they are recorded already, and may come again once that is undone', async () => {
      const taken = await bring();
      const { problems } = await preview(
        table('checkout,2024-03-31,go', 'checkout,2025-03-31,go,,,Other list'),
      );
      expect(problems).toEqual([
        {
          severity: 'error',
          row: 2,
          column: 'Entity',
          message: 'The review of 2024-03-31 is recorded already',
        },
      ]);
      await expect(bring()).rejects.toMatchObject({ name: 'InputError' });
      await undo(taken.id);
      expect((await bring()).reviews).toBe(3);
    });

    it('come in once, however often the request is sent', async () => {
      const input = { mutationId: randomUUID(), text: PAST };
      const send = () =>
        service().importRecordedReviews(input, { credentials: NADIA });
      const [first, second] = await Promise.all([send(), send()]);
      expect(second).toEqual(first);
      expect(await send()).toEqual(first);
      expect(await imports()).toHaveLength(1);
    });

    it('of two who bring in the same at once, one is told', async () => {
      const results = await Promise.allSettled([bring(), bring(PAST, OMAR)]);
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(await knex('recorded_review')).toHaveLength(3);
    });

    it('are not there for whom the catalog hides the entity, and not counted', async () => {
      const { id } = await bring();
      catalogs = {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: catalogConditions.hasMetadata({
          key: 'name',
          value: 'basket',
        }),
      };
      expect(await imports(OMAR)).toMatchObject([{ id, reviews: 1 }]);
      await expect(told()).rejects.toMatchObject({ name: 'NotFoundError' });
      const { problems } = await preview(table('checkout,2025-03-31,go'));
      expect(problems[0].message).toBe(`The catalog shows you no ${ENTITY}`);
    });

    it('go as they came, by a whole import, once', async () => {
      const first = await bring();
      portal.moveTo('2026-03-03T09:00:00.000Z');
      const second = await bring(table('basket,2023-01-01,go'), OMAR);
      expect((await imports()).map(({ id }) => id)).toEqual([
        second.id,
        first.id,
      ]);
      expect(await undo(first.id, OMAR)).toEqual({
        ...first,
        reviews: 0,
        undoneBy: 'user:default/omar',
        undoneAt: '2026-03-03T09:00:00.000Z',
      });
      expect((await told()).items).toEqual([]);
      expect((await told('component:default/basket')).items).toHaveLength(1);
      await expect(undo(first.id)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      await expect(undo(randomUUID())).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      expect(await imports()).toMatchObject([
        { id: second.id, reviews: 1 },
        { id: first.id, reviews: 0, undoneBy: 'user:default/omar' },
      ]);
    });

    it('are told page by page', async () => {
      await bring();
      const first = await told(ENTITY, { limit: 1 });
      expect(first.items.map(({ reviewedOn }) => reviewedOn)).toEqual([
        '2025-03-31',
      ]);
      const next = await told(ENTITY, { limit: 1, cursor: first.nextCursor });
      expect(next.items.map(({ reviewedOn }) => reviewedOn)).toEqual([
        '2024-03-31',
      ]);
      expect(next.nextCursor).toBeUndefined();
      await expect(
        told('component:default/basket', { cursor: first.nextCursor }),
      ).rejects.toMatchObject({ name: 'InputError' });
    });

    it('are for those whom policy lets', async () => {
      const { id } = await bring();
      denied.add('orr.review.record');
      for (const refused of [preview(PAST), bring(), imports(), undo(id)]) {
        await expect(refused).rejects.toMatchObject({
          name: 'NotAllowedError',
          message: 'You lack the permission orr.review.record',
        });
      }
      expect((await told()).items).toHaveLength(2);
    });

    it('are looked up by as many statements for many entities as for one', async () => {
      const log = new StatementLog(knex);
      const cost = async (text: string) =>
        (await log.during(() => preview(text))).length;
      const one = await cost(table('checkout,2025-03-31,go'));
      expect(
        await cost(table(...names.map(name => `${name},2025-03-31,go`))),
      ).toBe(one);
      expect(one).toBeLessThanOrEqual(2);
    });

    it('follow the entity where its history is carried to another, and lose the name of their file with who is erased', async () => {
      await bring();
      const idOf = async (ref: string) =>
        (await portal.stores.entities.getByRef(ref))!.id;
      const joined = {
        intoId: await idOf('component:default/s1'),
        fromId: await idOf(ENTITY),
      };
      await knex.transaction(trx =>
        portal.stores.entityMoves.join(trx, joined),
      );
      expect((await told('component:default/s1')).items).toHaveLength(2);
      await knex.transaction(trx =>
        portal.stores.erasure.erase(trx, {
          userRef: 'user:default/nadia',
          actorRef: 'user:default/omar',
          now: portal.clock.now(),
        }),
      );
      expect((await imports())[0].fileName).toBeUndefined();
    });
  },
);
