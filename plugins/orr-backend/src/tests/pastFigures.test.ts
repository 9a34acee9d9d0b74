import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogConditions } from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  addDays,
  operations,
  ScorecardFigures,
} from 'backstage-plugin-orr-common';
import { ALLOW, onCatalog } from '../__testUtils__/catalogPolicies';
import { catalogSeenBy } from '../__testUtils__/catalogSeenBy';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { ReadinessClock } from '../tasks/ReadinessClock';

/*
 * What figures are said to have been on a day is compared with what they were said to be on that day: over weeks in which
 * reviews are decided and lapse, risks are accepted and that runs out, and actions are late, postponed and closed.
 */

jest.setTimeout(120_000);

const databases = createTestDatabases();
const named = <T extends object>(rest: T) => ({
  mutationId: randomUUID(),
  ...rest,
});
const refOf = (name: string) => `component:default/${name}`;
const component = (name: string, owner: string) =>
  entityOf({
    name,
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [['ownedBy', `group:default/${owner}`]],
  });
const PAYMENTS = 'group:default/payments';
const ALL = [
  groupOf('payments'),
  groupOf('secrets'),
  component('pay', 'payments'),
  component('card', 'payments'),
  component('vault', 'secrets'),
];
const isSecret = (entity: Entity) =>
  entity.metadata.name === 'secrets' ||
  entity.relations?.some(({ targetRef }) => targetRef.endsWith('/secrets'));
const SEEN = ALL.filter(entity => !isSecret(entity));

const POLICIES: Record<string, { decision: PolicyDecision; seen: Entity[] }> = {
  'a policy that allows all': { decision: ALLOW, seen: ALL },
  'rules that come with the catalog': {
    decision: onCatalog({
      not: catalogConditions.isEntityOwner({
        claims: ['group:default/secrets'],
      }),
    }),
    seen: SEEN,
  },
  'a rule of the portal’s own': {
    decision: onCatalog({
      resourceType: 'catalog-entity',
      rule: 'IS_NOT_SECRET',
      params: {},
    }),
    seen: SEEN,
  },
};

const isNadia = (credentials: unknown) => credentials === NADIA;

type Told = ScorecardFigures['figures'][number];

async function createOrganisation(
  knex: Parameters<typeof createTestPortal>[0],
  { decision, seen }: (typeof POLICIES)[string],
) {
  const whole = catalogServiceMock({ entities: ALL });
  const part = catalogServiceMock({ entities: seen });
  const portal = await createTestPortal(knex, {
    catalog: catalogSeenBy(credentials =>
      isNadia(credentials) ? part : whole,
    ),
    permissions: mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async (requests, options) =>
        requests.map(({ permission }) =>
          permission.name === catalogEntityReadPermission.name &&
          isNadia(options?.credentials)
            ? decision
            : ALLOW,
        ),
    }),
  });
  const { dispositions, reviews, scorecards } = portal.services;
  const standings = new ReadinessClock({
    ...portal.services,
    ...portal.stores,
    logger: portal.logger,
  });
  const current = async (id: string) =>
    (await portal.stores.dispositions.get(id))!;

  return {
    /** Looks at every standing as of the middle of a day. */
    async beginDay(day: string) {
      portal.moveTo(`${day}T10:00:00.000Z`);
      await standings.runOnce(portal.clock.now());
    },
    figures: async (query: object = {}, credentials = NADIA) =>
      (
        await scorecards.getScorecardFigures(
          operations.getScorecardFigures.query.parse(query),
          { credentials },
        )
      ).figures,
    /** With no answer to one question, and one to the other that is not the best. */
    async submit(name: string) {
      const { review } = await reviews.createReview(
        named({
          entityRef: refOf(name),
          checklistId: CHECKLIST.id,
          kind: 'launch' as const,
        }),
        { credentials: TOM },
      );
      await reviews.saveAnswer(
        named({
          reviewId: review.id,
          questionId: 'runbook',
          statement: { kind: 'choices' as const, choices: ['used'] },
          evidence: [],
          revision: 0,
        }),
        { credentials: TOM },
      );
      const { snapshot } = await reviews.submitReview(
        named({ reviewId: review.id, revision: 1 }),
        { credentials: TOM },
      );
      return { reviewId: review.id, snapshotId: snapshot!.id };
    },
    decide: (submitted: { reviewId: string; snapshotId: string }) =>
      reviews.decideReview(
        named({
          ...submitted,
          revision: 2,
          outcome: 'noGo' as const,
          reason: 'Too little is answered',
          conditions: [],
          confirmedQuestionIds: [],
        }),
        { credentials: OMAR },
      ),
    async accept(reviewId: string, until: string) {
      const { id, revision } = await dispositions.proposeDisposition(
        named({
          reviewId,
          questionId: 'runbook',
          type: 'acceptance' as const,
          text: 'Until it is replaced',
          until,
        }),
        { credentials: TOM },
      );
      await dispositions.decideDisposition(
        named({ dispositionId: id, revision, outcome: 'approved' as const }),
        { credentials: OMAR },
      );
    },
    act: async (reviewId: string, until: string) =>
      (
        await dispositions.proposeDisposition(
          named({
            reviewId,
            questionId: 'runbook',
            type: 'action' as const,
            text: 'Write the script',
            ownerRef: PAYMENTS,
            until,
          }),
          { credentials: TOM },
        )
      ).id,
    postpone: async (id: string, until: string) =>
      dispositions.postponeAction(
        named({
          dispositionId: id,
          revision: (await current(id)).revision,
          until,
          reason: 'Others came first',
        }),
        { credentials: TOM },
      ),
    finish: async (id: string) =>
      dispositions.closeDisposition(
        named({
          dispositionId: id,
          revision: (await current(id)).revision,
          act: 'finish' as const,
          note: 'Written and tried',
        }),
        { credentials: TOM },
      ),
  };
}

/** Out of how much they were on a past day is not counted. */
const NOT_SAID_OF: Told['key'][] = [
  'acceptedHighs',
  'overdueActions',
  'expiringAcceptances',
];

const valueOf = (figures: Told[], key: Told['key']) =>
  figures.find(figure => figure.key === key)?.value;

describe.each(databases.eachSupportedId())('past figures on %s', databaseId => {
  it.each(Object.entries(POLICIES))(
    'are what was told on those days, under %s',
    async (_, policy) => {
      const organisation = await createOrganisation(
        await databases.init(databaseId),
        policy,
      );
      const told = new Map<string, Told[]>();
      const acts: Record<string, () => Promise<unknown>> = {};
      const reviews: Record<string, { reviewId: string; snapshotId: string }> =
        {};
      let action = '';
      let other = '';
      acts['2026-03-03'] = async () => {
        reviews.pay = await organisation.submit('pay');
        action = await organisation.act(reviews.pay.reviewId, '2026-03-06');
        await organisation.decide(reviews.pay);
      };
      acts['2026-03-05'] = async () => {
        reviews.vault = await organisation.submit('vault');
        await organisation.accept(reviews.vault.reviewId, '2026-03-09');
        await organisation.decide(reviews.vault);
      };
      acts['2026-03-07'] = async () => {
        reviews.card = await organisation.submit('card');
        await organisation.accept(reviews.card.reviewId, '2026-03-10');
        other = await organisation.act(reviews.card.reviewId, '2026-03-08');
        await organisation.decide(reviews.card);
      };
      acts['2026-03-08'] = () => organisation.postpone(action, '2026-03-10');
      acts['2026-03-12'] = async () => {
        await organisation.postpone(action, '2026-03-20');
        await organisation.finish(other);
      };
      acts['2026-03-14'] = () => organisation.finish(action);

      const first = '2026-03-02';
      const last = '2026-03-16';
      for (let day = first; day <= last; day = addDays(day, 1)) {
        await organisation.beginDay(day);
        await acts[day]?.();
        told.set(day, await organisation.figures());
      }

      // Something has happened, else there were nothing to compare.
      const seesSecrets = policy.seen === ALL;
      const over = (key: Told['key']) =>
        [...told.values()].map(figures => valueOf(figures, key) ?? '-').join();
      expect(over('openHighs')).toBe(
        seesSecrets
          ? '0,1,1,1,1,1,1,1,2,3,3,3,3,3,3'
          : '0,1,1,1,1,1,1,1,1,2,2,2,2,2,2',
      );
      expect(over('overdueActions')).toBe('0,0,0,0,0,1,0,1,1,2,0,0,0,0,0');

      const now = await organisation.figures({ trendDays: 30 });
      for (const figure of now) {
        const { key, trend } = figure;
        const days = [...told.keys()];
        expect([
          key,
          trend?.filter(({ day }) => day >= first).map(({ value }) => value),
        ]).toEqual([key, days.map(day => valueOf(told.get(day)!, key))]);
        expect(trend?.[trend.length - 1]).toEqual({
          day: last,
          value: figure.value,
        });
      }
      // Before anything was kept nothing is told of what is added up, instead of nought.
      expect(now.find(({ key }) => key === 'coverage')?.trend?.[0].day).toBe(
        first,
      );
      for (const day of ['2026-03-04', '2026-03-11']) {
        const compared = await organisation.figures({ since: day });
        for (const { key, since, trend } of compared) {
          const then = told.get(day)!.find(figure => figure.key === key)!;
          expect([key, since?.value]).toEqual([key, then.value]);
          expect([key, since?.n]).toEqual([
            key,
            NOT_SAID_OF.includes(key) ? undefined : then.n,
          ]);
          expect(trend).toBeUndefined();
        }
      }
      const everybody = await organisation.figures(
        { trendDays: 30, group: 'group:default/secrets' },
        NADIA,
      );
      expect(
        everybody
          .find(({ key }) => key === 'openHighs')
          ?.trend?.some(({ value }) => value),
      ).toBe(seesSecrets);
    },
  );

  it('are told from the day on by which an upgrade has counted everything', async () => {
    const knex = await databases.init(databaseId);
    const organisation = await createOrganisation(
      knex,
      POLICIES['a policy that allows all'],
    );
    const of = (told: Told[], key: Told['key']) =>
      told.find(figure => figure.key === key);
    await organisation.beginDay('2026-03-02');
    const submitted = await organisation.submit('pay');
    await organisation.act(submitted.reviewId, '2026-03-02');
    await organisation.decide(submitted);
    // As the version before left it.
    await knex('figure_change').delete();
    await knex('rollup_state').update({ figures_kept_from: null });
    await knex('checklist').update({ applied_mark: null });

    await organisation.beginDay('2026-03-05');
    const first = await organisation.figures({
      trendDays: 10,
      since: '2026-03-03',
    });
    expect(of(first, 'openHighs')).toMatchObject({
      value: 1,
      trend: [{ day: '2026-03-05', value: 1 }],
    });
    expect(of(first, 'openHighs')?.since).toBeUndefined();
    // What carries its days itself is known.
    expect(of(first, 'overdueActions')).toMatchObject({
      value: 1,
      since: { value: 1 },
    });
    await organisation.beginDay('2026-03-06');
    expect(
      of(await organisation.figures({ trendDays: 10 }), 'openHighs'),
    ).toMatchObject({
      trend: [
        { day: '2026-03-05', value: 1 },
        { day: '2026-03-06', value: 1 },
      ],
    });
  });
});
