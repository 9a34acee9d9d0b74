import { randomUUID } from 'node:crypto';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
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
  GapItem,
  HeatMap,
  HeatMapRow,
  OperationInput,
  operations,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
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
import { StatementLog } from '../database/__testUtils__/StatementLog';
import { ReadinessClock } from '../tasks/ReadinessClock';

/*
 * What is counted is compared with what is listed, and that with what the catalog shows: for somebody who sees all, and for
 * somebody from whom it hides a part, by rules that come with the catalog and by one of the portal's own.
 */

jest.setTimeout(120_000);

const databases = createTestDatabases();
const named = <T extends object>(rest: T) => ({
  mutationId: randomUUID(),
  ...rest,
});
const groupRef = (name: string) => `group:default/${name}`;

function component(name: string, owner: string, system = 'shop'): Entity {
  return entityOf({
    name,
    spec: { type: 'service', lifecycle: 'production', owner, system },
    relations: [
      ['ownedBy', groupRef(owner)],
      ['partOf', `system:default/${system}`],
    ],
  });
}

/** payments owns one itself, and its group below two; one of each team is not decided on. */
const COMPONENTS = [
  component('pay', 'payments'),
  component('card', 'core'),
  component('cash', 'core'),
  component('vault', 'secrets', 'safe'),
  component('keys', 'secrets', 'safe'),
];
const UNDECIDED = ['cash', 'keys'];
const ALL = [
  groupOf('company'),
  groupOf('payments', ['company']),
  groupOf('core', ['payments']),
  groupOf('secrets', ['company']),
  entityOf({ kind: 'System', name: 'shop', title: 'Shop' }),
  entityOf({ kind: 'System', name: 'safe' }),
  ...COMPONENTS,
];
const isSecret = ({ metadata, relations }: Entity) =>
  ['secrets', 'safe'].includes(metadata.name) ||
  relations?.some(({ targetRef }) => targetRef === groupRef('secrets'));
const SEEN = ALL.filter(entity => !isSecret(entity));

const POLICIES: Record<
  string,
  { catalogs: PolicyDecision; seen: Entity[]; isFolded?: boolean }
> = {
  'a policy that allows all': { catalogs: ALLOW, seen: ALL },
  'a policy that allows all, once counts are kept': {
    catalogs: ALLOW,
    seen: ALL,
    isFolded: true,
  },
  'rules that come with the catalog': {
    catalogs: onCatalog({
      not: {
        anyOf: [
          catalogConditions.isEntityOwner({ claims: [groupRef('secrets')] }),
          catalogConditions.hasMetadata({ key: 'name', value: 'secrets' }),
          catalogConditions.hasMetadata({ key: 'name', value: 'safe' }),
        ],
      },
    }),
    seen: SEEN,
  },
  'a rule of the portal’s own': {
    catalogs: onCatalog({
      resourceType: 'catalog-entity',
      rule: 'IS_NOT_SECRET',
      params: {},
    }),
    seen: SEEN,
  },
};

const isNadia = ({ principal }: BackstageCredentials) =>
  (principal as { userEntityRef?: string }).userEntityRef ===
  'user:default/nadia';

function catalogFor(seen: Entity[]) {
  const whole = catalogServiceMock({ entities: ALL });
  const part = catalogServiceMock({ entities: seen });
  return catalogSeenBy(credentials => (isNadia(credentials) ? part : whole));
}

type Query<TId extends 'getHeatMap' | 'listGaps'> =
  OperationInput<TId> extends { query: infer TQuery } ? TQuery : never;

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  describe.each(Object.entries(POLICIES))('under %s', (_, policy) => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    const seesSecrets = policy.seen === ALL;

    const heatMap = (query: Query<'getHeatMap'> = {}, credentials = NADIA) =>
      portal.services.gapService.getHeatMap(
        operations.getHeatMap.query.parse({
          checklist: CHECKLIST.id,
          ...query,
        }),
        { credentials },
      );
    const gaps = (query: Query<'listGaps'> = {}, credentials = NADIA) =>
      portal.services.gapService.listGaps(
        operations.listGaps.query.parse(query),
        { credentials },
      );
    const sections = (query: object = {}) =>
      portal.services.gapService.getScorecardSections(
        operations.getScorecardSections.query.parse({
          checklist: CHECKLIST.id,
          ...query,
        }),
        { credentials: NADIA },
      );
    const themes = (query: object = {}) =>
      portal.services.gapService.getThemes(
        operations.getThemes.query.parse({
          checklist: CHECKLIST.id,
          ...query,
        }),
        { credentials: NADIA },
      );

    /** No answer to the one question, and the best but one to the other. */
    async function decide(entityRef: string) {
      const { reviews, dispositions } = portal.services;
      const credentials = TOM;
      const { review } = await reviews.createReview(
        named({
          entityRef,
          checklistId: CHECKLIST.id,
          kind: 'launch' as const,
        }),
        { credentials },
      );
      const reviewId = review.id;
      await reviews.saveAnswer(
        named({
          reviewId,
          questionId: 'runbook',
          statement: { kind: 'choices' as const, choices: ['used'] },
          evidence: [],
          revision: 0,
        }),
        { credentials },
      );
      const { snapshot } = await reviews.submitReview(
        named({ reviewId, revision: 1 }),
        { credentials },
      );
      if (entityRef.endsWith('/card')) {
        const { id, revision } = await dispositions.proposeDisposition(
          named({
            reviewId,
            questionId: 'runbook',
            type: 'acceptance' as const,
            text: 'Until it is replaced',
            until: '2026-03-31',
          }),
          { credentials },
        );
        await dispositions.decideDisposition(
          named({
            dispositionId: id,
            revision,
            outcome: 'approved' as const,
          }),
          { credentials: OMAR },
        );
      }
      await reviews.decideReview(
        named({
          reviewId,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome: 'noGo' as const,
          reason: 'Too little is answered',
          conditions: [],
          confirmedQuestionIds: [],
        }),
        { credentials: OMAR },
      );
      return reviewId;
    }

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: catalogFor(policy.seen),
        permissions: mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(() => ({ result: AuthorizeResult.ALLOW })),
          authorizeConditional: async (requests, options) =>
            requests.map(({ permission }) =>
              permission.name === catalogEntityReadPermission.name &&
              options &&
              isNadia(options.credentials)
                ? policy.catalogs
                : ALLOW,
            ),
        }),
      });
      for (const { metadata } of COMPONENTS) {
        if (!UNDECIDED.includes(metadata.name)) {
          await decide(`component:default/${metadata.name}`);
        }
      }
      if (policy.isFolded) {
        const { rollUps } = portal.stores;
        const now = portal.clock.now();
        await rollUps.foldDue({ now, limit: 1_000, timeZone: 'UTC' });
      }
    });

    const rowsOf = ({ rows }: HeatMap) =>
      rows.map(
        ({ entityRef, entities, decided, cells, ...row }: HeatMapRow) => [
          entityRef,
          ...(row.isItself ? ['itself'] : []),
          entities,
          decided,
          cells[0].openTotal,
          cells[0].accepted,
        ],
      );

    it('has the top groups, the groups below one, and systems as rows', async () => {
      const secrets = seesSecrets ? 1 : 0;
      expect(rowsOf(await heatMap())).toEqual([
        [groupRef('company'), 3 + 2 * secrets, 2 + secrets, 3 + 2 * secrets, 1],
      ]);
      expect(rowsOf(await heatMap({ group: groupRef('Company') }))).toEqual([
        [groupRef('payments'), 3, 2, 3, 1],
        ...(seesSecrets ? [[groupRef('secrets'), 2, 1, 2, 0]] : []),
      ]);
      const below = await heatMap({ group: groupRef('payments') });
      expect(below.total).toMatchObject({ entities: 3, decided: 2 });
      expect(rowsOf(below)).toEqual([
        [groupRef('core'), 2, 1, 1, 1],
        [groupRef('payments'), 'itself', 1, 1, 2, 0],
      ]);
      expect(rowsOf(await heatMap({ rows: 'systems' }))).toEqual([
        ...(seesSecrets ? [['system:default/safe', 2, 1, 2, 0]] : []),
        ['system:default/shop', 3, 2, 3, 1],
      ]);
    });

    it('tells what a cell is made of', async () => {
      const { columns, total } = await heatMap({ owner: [groupRef('core')] });
      expect(columns).toEqual([
        { id: 'operations', title: 'Operations', questions: 2 },
      ]);
      expect(total).toEqual({
        isItself: false,
        hasGroupsBelow: false,
        entities: 2,
        decided: 1,
        cells: [
          {
            column: 'operations',
            asked: 2,
            open: { high: 0, unanswered: 1, medium: 0, low: 0 },
            openTotal: 1,
            entities: 1,
            accepted: 1,
            contradicted: 0,
          },
        ],
      });
      const { rows } = await heatMap({
        columns: 'areas',
        checklist: undefined,
      });
      expect(
        rows[0].cells.map(({ column, openTotal }) => [column, openTotal]),
      ).toEqual([
        ['Process', seesSecrets ? 2 : 1],
        ['Release', seesSecrets ? 3 : 2],
      ]);
    });

    it('counts what it lists, cell by cell', async () => {
      for (const query of [
        {},
        { owner: [groupRef('core')] },
        { group: groupRef('company') },
        { group: groupRef('payments') },
        { rows: 'systems' as const },
        { system: ['system:default/shop'], group: groupRef('payments') },
        { system: ['system:default/safe'], rows: 'systems' as const },
        { risk: ['high' as const], group: groupRef('payments') },
        { deployHealth: ['none' as const], rows: 'systems' as const },
      ] as Query<'getHeatMap'>[]) {
        const { group, rows, ...narrowing } = query;
        for (const row of (await heatMap(query)).rows) {
          const whose = row.isItself
            ? { ownedBy: row.entityRef }
            : { team: row.entityRef };
          const of = {
            ...narrowing,
            ...(rows ? { partOf: row.entityRef } : whose),
          };
          for (const cell of row.cells) {
            const listed = await gaps({ ...of, section: cell.column });
            expect([listed.totalItems, listed.items.length]).toEqual([
              cell.openTotal,
              cell.openTotal,
            ]);
            expect(
              new Set(listed.items.map(({ entity }) => entity.entityRef)).size,
            ).toBe(cell.entities);
            expect(
              (await gaps({ ...of, section: cell.column, state: ['accepted'] }))
                .totalItems,
            ).toBe(cell.accepted);
          }
        }
      }
      const found = await themes();
      for (const theme of found.questions) {
        const listed = await gaps({ question: theme.question.id });
        expect(listed.totalItems).toBe(theme.openTotal);
      }
      expect(found.decided).toBe(seesSecrets ? 3 : 2);
    });

    it('is narrowed to where something of a risk is open, and to systems, as far as they are seen', async () => {
      const asked = async (query: Query<'getHeatMap'>) => {
        const { total } = await heatMap(query);
        const found = await themes({ ...query, group: undefined });
        expect([found.entities, found.decided]).toEqual([
          total.entities,
          total.decided,
        ]);
        return [total.entities, total.decided];
      };
      const all = seesSecrets ? 3 : 2;
      expect(await asked({ risk: ['unanswered'] })).toEqual([all, all]);
      expect(await asked({ risk: ['low'] })).toEqual([0, 0]);
      expect(await asked({ system: ['System:Default/Shop'] })).toEqual([3, 2]);
      expect(await asked({ system: ['system:default/safe'] })).toEqual(
        seesSecrets ? [2, 1] : [0, 0],
      );
      expect(await asked({ domain: ['domain:default/none'] })).toEqual([0, 0]);
    });

    it('tells what is open by section of a group, a system, or all, as it is listed', async () => {
      for (const [query, whose] of [
        [{}, {}],
        [{ group: groupRef('payments') }, { team: groupRef('payments') }],
        [
          { group: [groupRef('core'), groupRef('secrets')] },
          { owner: [groupRef('core'), groupRef('secrets')] },
        ],
        [{ system: 'system:default/shop' }, { partOf: 'system:default/shop' }],
        [{ system: 'system:default/safe' }, { partOf: 'system:default/safe' }],
        [
          { domain: 'domain:default/none' },
          { domain: ['domain:default/none'] },
        ],
      ]) {
        const told = await sections(query);
        expect(told.checklist.id).toBe(CHECKLIST.id);
        for (const section of told.sections) {
          const listed = await gaps({ ...whose, section: section.id });
          const { high, unanswered, medium, low } = section.open;
          expect([listed.totalItems, section.openTotal]).toEqual([
            section.openTotal,
            high + unanswered + medium + low,
          ]);
          expect(
            new Set(listed.items.map(({ entity }) => entity.entityRef)).size,
          ).toBe(section.entities);
        }
      }
      expect(await sections({ group: groupRef('core') })).toMatchObject({
        scope: { kind: 'group', refs: [groupRef('core')] },
        entities: 2,
        decided: 1,
        sections: [{ id: 'operations', asked: 2, openTotal: 1, accepted: 1 }],
      });
      expect((await sections()).decided).toBe(seesSecrets ? 3 : 2);
      // What is kept follows changes within seconds.
      expect((await sections()).asOf).toBe(
        policy.isFolded ? undefined : portal.clock.now().toISOString(),
      );
      await expect(sections({ checklist: 'gone' })).rejects.toThrow(
        'query.checklist: no published checklist',
      );
    });

    it('tells currency and what answers are made of, as far as one sees', async () => {
      const figures = async (query: object = {}) => {
        const told = await portal.services.scorecards.getScorecardFigures(
          operations.getScorecardFigures.query.parse(query),
          { credentials: NADIA },
        );
        return Object.fromEntries(
          told.figures.map(({ key, ...figure }) => [key, figure]),
        );
      };
      const covered = async (query: object = {}) =>
        (
          await portal.services.readiness.listReadiness(
            operations.listReadiness.query.parse({
              programme: 'covered',
              ...query,
            }),
            { credentials: NADIA },
          )
        ).totalItems;
      const decided = seesSecrets ? 3 : 2;
      const highs = await gaps({ level: ['HIGH'] });
      expect(highs.totalItems).toBeGreaterThan(0);
      expect((await figures()).openHighs).toMatchObject({
        value: highs.totalItems,
        n: new Set(highs.items.map(({ entity }) => entity.entityRef)).size,
      });
      expect(await figures()).toMatchObject({
        currency: { unit: 'share', n: decided, part: await covered() },
        // Two questions each, of which a person answered one.
        automationShare: { value: 0, n: 2 * decided, part: 0 },
        notApplicableRate: { value: 0, n: 2 * decided, part: 0 },
      });
      const group = groupRef('core');
      expect(await figures({ group, since: '2026-01-01' })).toMatchObject({
        currency: { n: 1, part: await covered({ owner: group }) },
        automationShare: { n: 2 },
      });
      const hidden = await figures({ system: 'system:default/safe' });
      expect([hidden.currency.n, hidden.automationShare.n]).toEqual(
        seesSecrets ? [1, 2] : [0, 0],
      );
      expect(hidden.currency.value === undefined).toBe(!seesSecrets);
    });

    it('lists in a briefing what the figure counts, with what is done about it', async () => {
      const briefed = async () => {
        const told = await portal.services.briefings.getBriefing(
          { group: [groupRef('company')] },
          { credentials: NADIA },
        );
        return told.teams[0].openHighs;
      };
      const figure = async () => {
        const { figures } =
          await portal.services.scorecards.getScorecardFigures(
            operations.getScorecardFigures.query.parse({
              group: groupRef('company'),
            }),
            { credentials: NADIA },
          );
        return figures.find(({ key }) => key === 'openHighs')?.value;
      };
      const { items, totalItems } = await briefed();
      // The high risk of card is accepted.
      expect(items.map(({ entity }) => entity.name).sort()).toEqual(
        seesSecrets ? ['pay', 'vault'] : ['pay'],
      );
      expect([totalItems, await figure()]).toEqual([
        items.length,
        items.length,
      ]);
      expect(items[0]).toMatchObject({
        checklistTitle: CHECKLIST.title,
        question: { id: 'runbook', title: 'Is there a runbook?' },
        state: 'open',
        since: '2026-03-02T09:00:00.000Z',
      });
      expect(items[0].work).toBeUndefined();
      const [review] = await knex('review')
        .join('entity', 'entity.id', 'review.entity_id')
        .where('entity.name', 'pay')
        .select('review.id', 'review.entity_id');
      const action = {
        id: randomUUID(),
        type: 'action',
        state: 'open',
        revision: 1,
        entity_id: review.entity_id,
        checklist_id: CHECKLIST.id,
        question_id: 'runbook',
        review_id: review.id,
        level: 'HIGH',
        text: 'Write it',
        text_by: 'u',
        owner_ref: groupRef('payments'),
        until_day: '2026-03-20',
        sort_day: '2026-03-20',
        proposed_by: 'u',
        proposed_at: '2026-03-02T09:00:00.000Z',
        postponements: '[]',
        times_postponed: 0,
      };
      await knex('disposition').insert(action);
      expect(
        (await briefed()).items.find(({ entity }) => entity.name === 'pay'),
      ).toMatchObject({
        work: {
          dispositionId: action.id,
          type: 'action',
          text: 'Write it',
          until: '2026-03-20',
          personRef: groupRef('payments'),
        },
      });
      await knex('disposition').where({ id: action.id }).delete();
    });

    it('leads from the figures of accepted risks to what they count', async () => {
      const counts = async (group: string) => {
        const { figures, at } =
          await portal.services.scorecards.getScorecardFigures(
            operations.getScorecardFigures.query.parse({ group }),
            { credentials: NADIA },
          );
        const listed = async (query: object) =>
          (
            await portal.services.dispositionLists.listDispositions(
              operations.listDispositions.query.parse({
                type: 'acceptance',
                state: 'approved',
                owner: group,
                ...query,
              }),
              { credentials: NADIA },
            )
          ).totalItems;
        const valueOf = (key: string) =>
          figures.find(figure => figure.key === key)?.value;
        expect(valueOf('acceptedHighs')).toBe(await listed({ level: 'HIGH' }));
        expect(valueOf('expiringAcceptances')).toBe(
          await listed({ until: addDays(at, 30) }),
        );
        return [valueOf('acceptedHighs'), valueOf('expiringAcceptances')];
      };
      const group = groupRef('company');
      expect(await counts(group)).toEqual([1, 1]);
      await knex('disposition')
        .where({ type: 'acceptance' })
        .update({ until_day: '2026-03-01', sort_day: '2026-03-01' });
      expect(await counts(groupRef('payments'))).toEqual([0, 0]);
      await knex('disposition')
        .where({ type: 'acceptance' })
        .update({ until_day: '2026-03-31', sort_day: '2026-03-31' });
    });

    it('finds in the list of entities those whose questions are open', async () => {
      const listed = async (query: object) =>
        (
          await portal.services.readiness.listReadiness(
            operations.listReadiness.query.parse(query),
            { credentials: NADIA },
          )
        ).items.map(({ entity }) => entity.name);
      for (const level of ['HIGH', 'UNANSWERED', 'MEDIUM', 'LOW'] as const) {
        const { items } = await gaps({ level: [level] });
        expect(
          await listed({ risk: level.toLocaleLowerCase('en-US') }),
        ).toEqual(
          [...new Set(items.map(({ entity }) => entity.entityRef))]
            .map(ref => ref.split('/')[1])
            .sort(),
        );
      }
    });

    it('lists nothing that is hidden, in pages and as a file', async () => {
      const shown = policy.seen
        .filter(({ kind }) => kind === 'Component')
        .map(({ metadata }) => `component:default/${metadata.name}`);
      const found: GapItem[] = [];
      let cursor: string | undefined;
      do {
        const page = await gaps({ limit: 2, cursor });
        found.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect(found.map(({ level }) => level)).toEqual(
        [...found].sort(byLevel).map(({ level }) => level),
      );
      expect(
        new Set(
          found.map(({ entity, question }) => entity.entityRef + question.id),
        ).size,
      ).toBe(found.length);
      expect(found).toHaveLength(seesSecrets ? 5 : 3);
      expect(
        found.filter(({ entity }) => !shown.includes(entity.entityRef)),
      ).toEqual([]);
      expect(found[0]).toMatchObject({
        question: { id: 'runbook', title: 'Is there a runbook?' },
        section: { title: 'Operations' },
        level: 'HIGH',
        state: 'open',
        since: '2026-03-02T09:00:00.000Z',
        review: { entityRef: found[0].entity.entityRef },
      });
      let file = '';
      for await (const part of await portal.services.gapService.exportGaps(
        {},
        { credentials: NADIA },
      )) {
        file += part;
      }
      expect(file.trim().split('\r\n')).toHaveLength(found.length + 1);
      expect(JSON.stringify(await heatMap()) + file).not.toMatch(
        seesSecrets ? /nothing/ : /secrets|vault|keys|safe/,
      );
    });

    it('names what is open most often, and for whom', async () => {
      const { questions } = await themes();
      expect(questions.map(({ question }) => question.id)).toEqual([
        'rollback',
        'runbook',
      ]);
      expect(questions[1]).toMatchObject({
        area: 'Process',
        risk: 'high',
        asked: seesSecrets ? 3 : 2,
        openTotal: seesSecrets ? 2 : 1,
        open: { high: seesSecrets ? 2 : 1, unanswered: 0 },
        accepted: 1,
        notApplicable: 0,
        teamCount: seesSecrets ? 2 : 1,
      });
      expect(
        questions[1].teams.map(({ ownerRef, entities }) => [
          ownerRef,
          entities,
        ]),
      ).toEqual([
        [groupRef('payments'), 1],
        ...(seesSecrets ? [[groupRef('secrets'), 1]] : []),
      ]);
    });

    it('tells how long a question takes, what closed it, and what it should have caught, as far as one sees', async () => {
      const idOf = async (name: string) =>
        (await knex('entity').where({ name }).first('id')).id;
      const reviewOf = async (entityId: string) =>
        (await knex('review').where({ entity_id: entityId }).first('id')).id;
      const about = { checklist_id: CHECKLIST.id, question_id: 'rollback' };
      for (const [name, days] of [
        ['pay', 4],
        ['card', 10],
        ['vault', 100],
      ] as const) {
        const entityId = await idOf(name);
        await knex('incident_finding').insert({
          ...about,
          id: randomUUID(),
          entity_id: entityId,
          incident_id: name === 'card' ? 'i-pay' : `i-${name}`,
          opened_at: '2026-02-01T00:00:00.000Z',
          question_title: 'Can you roll back?',
          would_have_helped: 'yes',
          revision: 1,
          said_by: 'u',
          said_at: '2026-02-02T00:00:00.000Z',
        });
        await knex('disposition').insert({
          ...about,
          id: randomUUID(),
          type: 'action',
          state: 'done',
          revision: 1,
          entity_id: entityId,
          review_id: await reviewOf(entityId),
          level: 'HIGH',
          text: 'Do it',
          text_by: 'u',
          sort_day: '2026-03-01',
          proposed_by: 'u',
          proposed_at: '2026-01-01T00:00:00.000Z',
          closed_at: new Date(Date.UTC(2026, 0, 1 + days)).toISOString(),
          postponements: '[]',
          times_postponed: 0,
        });
      }
      const { questions } = await themes();
      const of = (id: string) =>
        questions.find(({ question }) => question.id === id)!;
      expect(of('runbook')).toMatchObject({
        timeToAnswer: { medianHours: 0, n: seesSecrets ? 3 : 2 },
      });
      expect(of('runbook').closed).toBeUndefined();
      expect(of('rollback').timeToAnswer).toBeUndefined();
      expect(of('rollback')).toMatchObject(
        seesSecrets
          ? {
              closed: { count: 3, medianDays: 10 },
              incidents: { count: 2, entities: 3 },
            }
          : {
              closed: { count: 2, medianDays: 7 },
              incidents: { count: 1, entities: 2 },
            },
      );
      const [rollback] = (
        await themes({ system: 'system:default/nowhere' })
      ).questions.filter(({ question }) => question.id === 'rollback');
      expect([rollback.closed, rollback.incidents]).toEqual([
        undefined,
        undefined,
      ]);
    });

    it('refuses a cursor of another list, and asks for what it needs', async () => {
      const { nextCursor } = await gaps({ limit: 1 });
      await expect(
        gaps({ limit: 1, cursor: nextCursor, sort: 'name' }),
      ).rejects.toThrow('cursor: ');
      await expect(
        gaps({ limit: 1, cursor: nextCursor }, OMAR),
      ).rejects.toThrow('cursor: ');
      await expect(heatMap({ checklist: undefined })).rejects.toThrow(
        'query.checklist: is needed',
      );
      await expect(heatMap({ checklist: 'gone' })).rejects.toThrow(
        'query.checklist: no published checklist',
      );
      await expect(themes({ checklist: 'gone' })).rejects.toThrow(
        'query.checklist: no published checklist',
      );
    });

    it('asks the database as often for one entity as for all', async () => {
      const log = new StatementLog(knex);
      const costs: number[][] = [];
      // For who sees all it is looked up whether counts are kept, unless something else narrows them.
      const some = seesSecrets
        ? { group: groupRef('company') }
        : { owner: [groupRef('core')] };
      for (const query of [{ owner: [groupRef('core')] }, {}]) {
        const counts: number[] = [];
        for (const ask of [
          () => heatMap('owner' in query ? some : {}),
          () => gaps(query),
          () => themes(query),
          () => sections('owner' in query ? { group: query.owner } : {}),
        ]) {
          counts.push((await log.during(ask)).length);
        }
        costs.push(counts);
      }
      expect(costs[0]).toEqual(costs[1]);
      // The checklist, perhaps whether counts are kept and what is visible, the rows, and all counts at once.
      expect(costs[0][0]).toBeLessThanOrEqual(5);
    });
  });

  describe('as time goes on', () => {
    it('fills what an upgrade left empty', async () => {
      const knex = await databases.init(databaseId);
      const portal = await createTestPortal(knex);
      const clock = new ReadinessClock({
        ...portal.services,
        ...portal.stores,
        logger: portal.logger,
      });
      await clock.runOnce(portal.clock.now());
      const { reviews } = portal.services;
      const credentials = NADIA;
      const { review } = await reviews.createReview(
        named({
          entityRef: 'component:default/checkout',
          checklistId: CHECKLIST.id,
          kind: 'launch' as const,
        }),
        { credentials },
      );
      const { snapshot } = await reviews.submitReview(
        named({ reviewId: review.id, revision: 1 }),
        { credentials },
      );
      await reviews.decideReview(
        named({
          reviewId: review.id,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome: 'noGo' as const,
          reason: 'Nothing is answered',
          conditions: [],
          confirmedQuestionIds: [],
        }),
        { credentials: OMAR },
      );
      const stored = await knex('standing_gap').orderBy('question_id');
      expect(stored).toMatchObject([
        { question_id: 'rollback', state: 'unanswered', level_rank: 1 },
        { question_id: 'runbook', state: 'unanswered' },
      ]);
      await knex('standing_gap').delete();
      await knex('checklist').update({ applied_mark: null });
      await clock.runOnce(portal.clock.now());
      expect(await knex('standing_gap').orderBy('question_id')).toEqual(stored);
    });
  });
});

const ORDER = ['HIGH', 'UNANSWERED', 'MEDIUM', 'LOW'];

function byLevel(one: GapItem, other: GapItem): number {
  return ORDER.indexOf(one.level) - ORDER.indexOf(other.level);
}
