import { randomUUID } from 'node:crypto';
import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { AnswerStatement } from 'backstage-plugin-orr-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import { entityOf } from '../../__testUtils__/catalogEntities';
import {
  CHECKLIST,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const YES: AnswerStatement = { kind: 'practice', value: 'yes' };
const NO: AnswerStatement = { kind: 'practice', value: 'no' };

const service = (name: string, owner: string, labels = {}): Entity =>
  entityOf({
    name,
    title: name[0].toUpperCase() + name.slice(1),
    labels,
    spec: { type: 'service', owner },
    relations: [['ownedBy', owner]],
  });

const ENTITIES = [
  service('checkout', 'group:default/payments'),
  service('refunds', 'group:default/payments'),
  service('invoices', 'group:default/payments'),
  service('vault', 'group:default/payments', { secret: 'yes' }),
  service('stock', 'group:default/supply'),
  group('payments'),
  group('supply'),
  group('reliability'),
];

function userOf(credentials?: BackstageCredentials): string | undefined {
  return (credentials?.principal as { userEntityRef?: string })?.userEntityRef;
}

/** Secret entities are for Nadia alone, by a rule that only the catalog knows. */
function isHidden(entity: Entity, credentials?: BackstageCredentials): boolean {
  const user = userOf(credentials);
  return (
    entity.metadata.labels?.secret === 'yes' &&
    user !== undefined &&
    user !== 'user:default/nadia'
  );
}

function hidingCatalog(): CatalogService {
  const catalog = catalogServiceMock({ entities: ENTITIES });
  const getEntityByRef = catalog.getEntityByRef.bind(catalog);
  const who = (options?: object) =>
    (options as CatalogServiceRequestOptions | undefined)?.credentials;
  catalog.getEntityByRef = async (ref, options) => {
    const entity = await getEntityByRef(ref, options);
    return entity && isHidden(entity, who(options)) ? undefined : entity;
  };
  catalog.getEntityFacets = (request, options) =>
    catalogServiceMock({
      entities: ENTITIES.filter(entity => !isHidden(entity, who(options))),
    }).getEntityFacets(request, options);
  return catalog;
}

describe.each(databases.eachSupportedId())(
  'DefaultAnswerReuseService on %s',
  databaseId => {
    let knex: Knex;
    let policy: Record<string, PolicyDecision>;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    const reuse = () => portal.services.reuse;

    beforeEach(async () => {
      policy = {
        'catalog.entity.read': {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'catalog',
          resourceType: 'catalog-entity',
          conditions: {
            resourceType: 'catalog-entity',
            rule: 'IS_NOT_SECRET',
            params: {},
          },
        },
      };
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: hidingCatalog(),
        permissions: policyOf(),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    function policyOf(): PermissionsService {
      return mockServices.permissions.mock({
        authorize: async (requests, options) =>
          requests.map(({ resourceRef }) => {
            const hidden = ENTITIES.some(
              entity =>
                resourceRef?.endsWith(`/${entity.metadata.name}`) &&
                isHidden(entity, options?.credentials),
            );
            return {
              result: hidden ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
            };
          }),
        authorizeConditional: async (requests, options) =>
          requests.map(({ permission }) => {
            const isOpen =
              permission.name === 'catalog.entity.read' &&
              userOf(options?.credentials) === 'user:default/nadia';
            return isOpen ? ALLOW : policy[permission.name] ?? ALLOW;
          }),
      });
    }

    const start = async (
      name: string,
      kind: 'launch' | 'periodic' = 'launch',
    ) => {
      const { review } = await portal.services.reviews.createReview(
        {
          mutationId: randomUUID(),
          entityRef: `component:default/${name}`,
          checklistId: CHECKLIST.id,
          kind,
        },
        { credentials: NADIA },
      );
      return review.id;
    };

    const save = (
      reviewId: string,
      statement: AnswerStatement | null,
      rest: {
        revision?: number;
        questionId?: string;
        note?: string;
        evidence?: { url: string; date: string }[];
        credentials?: typeof NADIA;
      } = {},
    ) =>
      portal.services.reviews.saveAnswer(
        {
          mutationId: randomUUID(),
          reviewId,
          questionId: rest.questionId ?? 'rollback',
          revision: rest.revision ?? 0,
          statement,
          note: rest.note,
          evidence: rest.evidence ?? [],
        },
        { credentials: rest.credentials ?? NADIA },
      );

    const decide = async (reviewId: string) => {
      const submitted = await portal.services.reviews.submitReview(
        { mutationId: randomUUID(), reviewId, revision: 1 },
        { credentials: NADIA },
      );
      await portal.services.reviews.decideReview(
        {
          mutationId: randomUUID(),
          reviewId,
          revision: 2,
          snapshotId: submitted.snapshot!.id,
          outcome: 'noGo',
          reason: 'Not yet',
          conditions: [],
          confirmedQuestionIds: [],
        },
        { credentials: OMAR },
      );
    };

    const siblings = async (reviewId: string, credentials = NADIA) =>
      (
        await reuse().listSiblingAnswers(
          { reviewId, questionId: 'rollback' },
          { credentials },
        )
      ).items.map(item => [item.entityRef, item.answer.statement]);

    const copy = (
      reviewId: string,
      fromReviewId: string,
      rest: {
        revision?: number;
        mutationId?: string;
        credentials?: typeof NADIA;
        questionId?: string;
      } = {},
    ) =>
      reuse().copyAnswer(
        {
          mutationId: rest.mutationId ?? randomUUID(),
          reviewId,
          questionId: rest.questionId ?? 'rollback',
          revision: rest.revision ?? 0,
          fromReviewId,
        },
        { credentials: rest.credentials ?? NADIA },
      );

    it('tells what the entity answered the last time, as it was decided', async () => {
      const first = await start('checkout');
      await save(first, NO, { note: 'No button' });
      expect(
        await reuse().getEarlierAnswers(
          { reviewId: first },
          { credentials: NADIA },
        ),
      ).toEqual({ answers: [] });
      await decide(first);
      portal.moveTo('2026-04-02T09:00:00.000Z');
      const second = await start('checkout');

      const earlier = await reuse().getEarlierAnswers(
        { reviewId: second },
        { credentials: TOM },
      );

      expect(earlier).toMatchObject({
        review: {
          id: first,
          kind: 'launch',
          decidedBy: 'user:default/omar',
          outcome: 'noGo',
          decidedAt: '2026-03-02T09:00:00.000Z',
        },
        answers: [{ questionId: 'rollback', statement: NO, note: 'No button' }],
      });
      // Seen from the first one there is none before it.
      expect(
        await reuse().getEarlierAnswers(
          { reviewId: first },
          { credentials: NADIA },
        ),
      ).toEqual({ answers: [] });
    });

    it('tells nothing of an earlier review that policy keeps from the caller', async () => {
      const first = await start('checkout');
      await save(first, NO);
      await decide(first);
      portal.moveTo('2026-04-02T09:00:00.000Z');
      const second = await start('checkout');
      await save(second, YES, { credentials: TOM });
      policy['orr.review.read'] = participantsOnly('user:default/tom');

      expect(
        await reuse().getEarlierAnswers(
          { reviewId: second },
          { credentials: TOM },
        ),
      ).toEqual({ answers: [] });
    });

    it('lists the latest answer of each sibling, newest decided first', async () => {
      const target = await start('checkout');
      const refunds = await start('refunds');
      await save(refunds, NO);
      await decide(refunds);
      portal.moveTo('2026-03-05T09:00:00.000Z');
      const invoices = await start('invoices');
      await save(invoices, YES);
      await decide(invoices);
      const again = await start('invoices');
      await save(again, NO);
      const stock = await start('stock');
      await save(stock, YES);

      expect(await siblings(target)).toEqual([
        ['component:default/invoices', YES],
        ['component:default/refunds', NO],
      ]);
      expect(await siblings(stock)).toEqual([]);
    });

    it('leaves out what is no statement, or was withdrawn from the question', async () => {
      const target = await start('checkout');
      const refunds = await start('refunds');
      await save(refunds, {
        kind: 'toBeResearched',
        assigneeRef: 'user:default/tom',
      });
      const invoices = await start('invoices');
      await save(invoices, YES);
      await save(invoices, null, { revision: 1 });
      const vault = await start('vault');
      await save(vault, YES, { questionId: 'runbook' }).catch(() => {});

      expect(await siblings(target)).toEqual([]);
      expect(await siblings(refunds)).toEqual([]);
    });

    it('shows and copies nothing of a sibling that the catalog hides, nor names it where it was copied', async () => {
      const target = await start('checkout');
      const vault = await start('vault');
      const hidden = await save(vault, YES, {
        evidence: [{ url: 'https://vault.example/x', date: '2026-01-05' }],
      });
      expect(await siblings(target)).toEqual([
        ['component:default/vault', YES],
      ]);
      expect(await siblings(target, TOM)).toEqual([]);
      await expect(
        copy(target, vault, { credentials: TOM }),
      ).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `fromReviewId: there is no review ${vault}`,
      });
      const unknown = randomUUID();
      await expect(
        copy(target, unknown, { credentials: TOM }),
      ).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `fromReviewId: there is no review ${unknown}`,
      });

      const copied = await copy(target, vault);

      expect(copied).toMatchObject({
        statement: YES,
        revision: 1,
        answeredBy: 'user:default/nadia',
        evidence: [{ url: 'https://vault.example/x', date: '2026-01-05' }],
        copiedFrom: {
          reviewId: vault,
          answeredBy: 'user:default/nadia',
          answeredAt: hidden.answeredAt,
        },
      });
      const sources = async (credentials: typeof NADIA) =>
        (await reuse().listCopySources({ reviewId: target }, { credentials }))
          .items;
      expect(await sources(NADIA)).toEqual([
        {
          reviewId: vault,
          entityRef: 'component:default/vault',
          entityTitle: 'Vault',
        },
      ]);
      expect(await sources(TOM)).toEqual([]);
      const seenByTom = await portal.services.reviews.getReview(
        { reviewId: target },
        { credentials: TOM },
      );
      expect(JSON.stringify(seenByTom)).not.toMatch(/vault(?!\.example)/i);
    });

    it('asks the permission to read the source, and the one to write the target', async () => {
      const target = await start('checkout');
      const refunds = await start('refunds');
      await save(refunds, YES);
      policy['orr.review.read'] = participantsOnly('user:default/tom');
      await save(target, null, { credentials: TOM });

      expect(await siblings(target, TOM)).toEqual([]);
      await expect(
        copy(target, refunds, { credentials: TOM, revision: 1 }),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });

      policy = { 'orr.review.update': { result: AuthorizeResult.DENY } };
      await expect(copy(target, refunds)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    });

    it('keeps where an answer was copied from until its statement is changed by hand', async () => {
      const target = await start('checkout');
      const refunds = await start('refunds');
      await save(refunds, YES, {
        note: 'By a button',
        evidence: [{ url: 'https://a.example/1', date: '2026-01-05' }],
      });
      await save(target, NO, {
        evidence: [
          { url: 'https://a.example/1', date: '2026-03-01' },
          { url: 'https://own.example', date: '2026-03-01' },
        ],
      });

      const copied = await copy(target, refunds, { revision: 1 });
      expect(copied).toMatchObject({
        note: 'By a button',
        evidence: [
          { url: 'https://a.example/1', date: '2026-01-05' },
          { url: 'https://own.example', date: '2026-03-01' },
        ],
      });
      const noted = await save(target, YES, { revision: 2, note: 'Ours too' });
      expect(noted.copiedFrom).toEqual(copied.copiedFrom);
      const changed = await save(target, NO, { revision: 3 });
      expect(changed.copiedFrom).toBeUndefined();
      const { answers } = await portal.services.reviews.getReview(
        { reviewId: target },
        { credentials: NADIA },
      );
      expect(answers[0]).not.toHaveProperty('copiedFrom');
    });

    it('copies once however often it is asked, and not over what was saved meanwhile', async () => {
      const target = await start('checkout');
      const refunds = await start('refunds');
      await save(refunds, YES);
      const mutationId = randomUUID();
      const first = await copy(target, refunds, { mutationId });
      expect(await copy(target, refunds, { mutationId })).toEqual(first);
      await expect(copy(target, refunds)).rejects.toMatchObject({
        name: 'ConflictError',
        current: { revision: 1, statement: YES },
      });
    });

    it.each([
      ['the review itself', 'checkout', 'rollback', /neither an earlier/],
      ['a stranger', 'stock', 'rollback', /neither an earlier/],
      [
        'a sibling without an answer',
        'invoices',
        'rollback',
        /holds no answer/,
      ],
      ['an unknown question', 'refunds', 'nothing', /no question nothing/],
    ])('refuses to copy from %s', async (_, name, questionId, message) => {
      const ids = new Map<string, string>();
      for (const each of ['checkout', 'stock', 'invoices', 'refunds']) {
        ids.set(each, await start(each));
      }
      await save(ids.get('stock')!, YES);
      await save(ids.get('refunds')!, YES);
      await expect(
        copy(ids.get('checkout')!, ids.get(name)!, { questionId }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(message),
      });
    });

    it('does not copy what is still to be found out', async () => {
      const target = await start('checkout');
      const refunds = await start('refunds');
      await save(refunds, {
        kind: 'toBeResearched',
        assigneeRef: 'user:default/tom',
      });
      await expect(copy(target, refunds)).rejects.toThrow(/holds no answer/);
    });
  },
);

function participantsOnly(userRef: string): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'orr',
    resourceType: 'orr-review',
    conditions: orrReviewConditions.isParticipant({ userRefs: [userRef] }),
  };
}
