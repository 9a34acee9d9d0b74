import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../__testUtils__/createTestPortal';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import {
  ScriptedIncidents,
  withSources,
} from '../__testUtils__/ScriptedSource';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { SourceRegistry } from '../service/source/SourceRegistry';
import { RecordIncidentFindingInput } from '../service/IncidentService';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const OPENED = '2026-03-10T10:00:00.000Z';
const RESOLVED = '2026-03-10T12:00:00.000Z';
/** The runbook is prefilled with what responders use, the rollback is asked of nothing that is known. */
const BEARING = {
  ...CHECKLIST,
  sections: CHECKLIST.sections.map(section => ({
    ...section,
    questions: section.questions.map(question =>
      question.id === 'runbook'
        ? { ...question, prefill: ['runbook' as const] }
        : question,
    ),
  })),
};

describe.each(databases.eachSupportedId())(
  'Which question should have caught an incident, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let decideOn: (permission: string) => PolicyDecision;

    beforeEach(async () => {
      decideOn = () => ALLOW;
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [BEARING],
        sources: new SourceRegistry({
          clock: { now: () => new Date() },
          added: withSources({
            incidents: [new ScriptedIncidents(false, true)],
          }),
        }),
        permissions: mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(() => ({ result: AuthorizeResult.ALLOW })),
          authorizeConditional: async requests =>
            requests.map(({ permission }) => decideOn(permission.name)),
        }),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const service = () => portal.services.incidentService;
    const authors = () => portal.services.checklistIncidentService;
    /** On 2 March, with a runbook that was used and is not written. */
    const decide = async () => {
      const story = await new ReviewStory(portal.services).submitted();
      await story.decide();
      portal.moveTo('2026-03-20T09:00:00.000Z');
      return story;
    };
    const tell = (
      incidents: {
        id: string;
        openedAt?: string;
        resolvedAt?: string | null;
        title?: string;
      }[],
    ) => {
      portal.moveTo('2026-03-20T09:00:00.000Z');
      return portal.services.deployHealthService.recordIncidents(
        {
          incidents: incidents.map(
            ({ openedAt = OPENED, resolvedAt = RESOLVED, ...incident }) => ({
              entityRefs: [ENTITY_REF],
              source: 'default',
              openedAt,
              ...(resolvedAt && { resolvedAt }),
              ...incident,
            }),
          ),
        },
        { credentials: mockCredentials.service('external:pipeline') },
      );
    };
    const list = (query: object = {}, credentials = NADIA) =>
      service().listEntityIncidents(
        { entityRef: ENTITY_REF, limit: 50, ...query },
        { credentials },
      );
    const hindsight = async (credentials = NADIA) => {
      const [{ id }] = (await list()).items;
      return service().getIncidentHindsight(
        { entityRef: ENTITY_REF, incidentId: id },
        { credentials },
      );
    };
    const say = async (
      said: Partial<RecordIncidentFindingInput> = {},
      credentials = NADIA,
    ) =>
      service().recordIncidentFinding(
        named({
          entityRef: ENTITY_REF,
          incidentId: (await list()).items[0].id,
          revision: 0,
          checklistId: 'launch',
          questionId: 'runbook',
          wouldHaveHelped: 'partly' as const,
          ...said,
        }),
        { credentials },
      );
    const statistics = (credentials = OMAR) =>
      authors().getIncidentStatistics(
        { checklistId: 'launch' },
        { credentials },
      );
    const csv = async (credentials = OMAR) => {
      const pieces: string[] = [];
      for await (const piece of await authors().exportChecklistIncidents(
        { checklistId: 'launch' },
        { credentials },
      )) {
        pieces.push(piece);
      }
      return pieces.join('');
    };

    it('lists the open ones first, then the newest, page by page', async () => {
      await tell([
        { id: 'a', openedAt: '2026-03-01T10:00:00.000Z', resolvedAt: null },
        {
          id: 'b',
          openedAt: '2026-03-12T10:00:00.000Z',
          resolvedAt: '2026-03-12T11:00:00.000Z',
        },
        { id: 'c', openedAt: '2026-03-05T10:00:00.000Z', resolvedAt: null },
        {
          id: 'd',
          openedAt: '2026-03-12T10:00:00.000Z',
          resolvedAt: '2026-03-12T11:00:00.000Z',
        },
        {
          id: 'e',
          openedAt: '2026-03-08T10:00:00.000Z',
          resolvedAt: '2026-03-12T11:00:00.000Z',
        },
      ]);
      const whole = await list();
      expect(whole.totalItems).toBe(5);
      expect(
        whole.items.map(({ openedAt, resolvedAt }) => [
          openedAt.slice(5, 10),
          Boolean(resolvedAt),
        ]),
      ).toEqual([
        ['03-05', false],
        ['03-01', false],
        ['03-12', true],
        ['03-12', true],
        ['03-08', true],
      ]);
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ limit: 1, cursor });
        found.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(found).toEqual(whole.items.map(({ id }) => id));
      await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({
        name: 'InputError',
      });
    });

    it('says whether an alert came before it, and never no where nobody can know', async () => {
      await tell([{ id: 'a' }]);
      expect((await list()).items[0].alertBefore).toBe('unknown');
      const { id: entityId } = await knex('entity')
        .where({ entity_ref: ENTITY_REF })
        .first();
      const alert = async (id: string, firedAt: string) => {
        await knex('alert').insert({
          id,
          provider: 'alertmanager',
          instance: 'default',
          source_id: id,
          name: 'Slow',
          fired_at: firedAt,
          url: 'https://alerts.example.org/1',
          source_updated_at: firedAt,
          observed_at: firedAt,
        });
        await knex('alert_entity').insert({
          entity_id: entityId,
          alert_id: id,
        });
      };
      await alert('early', '2026-03-10T08:59:59.999Z');
      expect((await list()).items[0].alertBefore).toBe('unknown');
      const binding = { kind: 'incidents', provider: 'made' };
      await knex('source_binding').insert({
        ...binding,
        key: 'made:pay',
        instance: 'near',
        title: 'pay',
        selector: '{}',
        host: 'near.example.org',
        bound_at: '2026-01-01T00:00:00.000Z',
        due_at: '2026-01-01T00:00:00.000Z',
        covered_from: '2026-03-10T09:00:00.001Z',
        synced_at: '2026-03-20T00:00:00.000Z',
      });
      await knex('source_binding_entity').insert({
        ...binding,
        entity_id: entityId,
        binding_key: 'made:pay',
      });
      expect((await list()).items[0].alertBefore).toBe('unknown');
      await knex('source_binding').update({
        covered_from: '2026-03-10T09:00:00.000Z',
      });
      expect((await list()).items[0].alertBefore).toBe('no');
      await alert('first', '2026-03-10T09:00:00.000Z');
      await alert('second', '2026-03-10T09:30:00.000Z');
      expect((await list()).items[0]).toMatchObject({
        alertBefore: 'yes',
        alert: {
          firedAt: '2026-03-10T09:00:00.000Z',
          url: 'https://alerts.example.org/1',
        },
      });
    });

    it('shows the last review before it, with the answers that bear on it', async () => {
      const { reviewId } = await decide();
      await tell([{ id: 'a' }]);
      const { checklists, may } = await hindsight();
      expect(may).toEqual({ lookBack: true });
      expect(checklists).toMatchObject([
        {
          checklistTitle: 'Launch',
          review: {
            reviewId,
            entityRef: ENTITY_REF,
            decidedAt: '2026-03-02T09:00:00.000Z',
            outcome: 'conditionalGo',
          },
          questions: [
            { id: 'rollback', wasAsked: true, level: 'NONE' },
            {
              id: 'runbook',
              wasAsked: true,
              level: 'HIGH',
              bearing: 'topic',
              answer: { statement: { choices: ['used'] } },
            },
          ],
        },
      ]);
      const [, { answer }] = checklists[0].questions;
      expect(answer).toBeDefined();
      expect(checklists[0].questions[0]).not.toHaveProperty('answer');
    });

    it('knows no review of an incident that came before the first', async () => {
      await decide();
      await tell([
        {
          id: 'a',
          openedAt: '2026-03-01T10:00:00.000Z',
          resolvedAt: '2026-03-01T11:00:00.000Z',
        },
      ]);
      const { checklists } = await hindsight();
      expect(checklists).toMatchObject([
        {
          review: undefined,
          questions: [{ wasAsked: false }, { wasAsked: false }],
        },
      ]);
    });

    it('keeps what was said, revised, with its history, and moves no standing', async () => {
      const { reviewId } = await decide();
      await tell([{ id: 'a', title: 'Too slow' }]);
      const standing = () => knex('readiness').select('standing', 'sequence');
      const before = await standing();
      expect(await say({ note: 'It was out of date' })).toMatchObject({
        title: 'Too slow',
        finding: {
          checklistId: 'launch',
          questionId: 'runbook',
          questionTitle: 'Is there a runbook?',
          wouldHaveHelped: 'partly',
          note: 'It was out of date',
          revision: 1,
          saidBy: 'user:default/nadia',
        },
      });
      await expect(say()).rejects.toMatchObject({ name: 'ConflictError' });
      expect(
        await say(
          {
            revision: 1,
            checklistId: undefined,
            questionId: undefined,
            wouldHaveHelped: 'no',
          },
          TOM,
        ),
      ).toMatchObject({
        finding: { revision: 2, saidBy: 'user:default/tom' },
      });
      const [{ finding }] = (await list()).items;
      expect(finding).toEqual({
        wouldHaveHelped: 'no',
        revision: 2,
        saidBy: 'user:default/tom',
        saidAt: '2026-03-20T09:00:00.000Z',
      });
      const entries = await knex('history_entry')
        .where({ action: 'incident.lookedBack' })
        .orderBy(['aggregate_type']);
      expect(
        entries.map(({ aggregate_type, aggregate_id, subject, facts }) => [
          aggregate_type,
          aggregate_id === reviewId,
          subject,
          JSON.parse(facts).wouldHaveHelped,
        ]),
      ).toEqual([
        ['entity', false, null, 'no'],
        ['review', true, 'runbook', 'partly'],
      ]);
      expect(await standing()).toEqual(before);
    });

    it('is said once where the same request comes twice, by two at once by one of them', async () => {
      await decide();
      await tell([{ id: 'a' }]);
      const mutationId = '5b0f4a1e-3b0c-4c6e-9d3d-0f6b8a3c1d2e';
      const first = await say({ mutationId });
      expect(await say({ mutationId })).toEqual(first);
      const both = await Promise.allSettled([
        say({ revision: 1 }, NADIA),
        say({ revision: 1 }, TOM),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(await knex('incident_finding')).toMatchObject([{ revision: 2 }]);
    });

    it.each<[string, Partial<RecordIncidentFindingInput>, string, string]>([
      [
        'a question of nobody',
        { questionId: 'weather' },
        'InputError',
        'questionId: ',
      ],
      [
        'a checklist of others',
        { checklistId: 'other' },
        'InputError',
        'checklistId: ',
      ],
      [
        'what is missing, unsaid',
        {
          checklistId: undefined,
          questionId: undefined,
          wouldHaveHelped: 'notAsked',
        },
        'InputError',
        'note: ',
      ],
      [
        'an incident that nobody told of',
        { incidentId: '0'.repeat(40) },
        'NotFoundError',
        'No incident',
      ],
    ])('refuses %s', async (_, said, name, message) => {
      await decide();
      await tell([{ id: 'a' }]);
      await expect(say(said)).rejects.toMatchObject({
        name,
        message: expect.stringContaining(message),
      });
      expect(await knex('incident_finding')).toEqual([]);
    });

    it('refuses an incident that is open', async () => {
      await decide();
      await tell([{ id: 'a', resolvedAt: null }]);
      expect((await hindsight()).may).toEqual({ lookBack: false });
      await expect(say()).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('tells authors how many each question should have caught', async () => {
      await decide();
      await tell([
        {
          id: 'a',
          openedAt: '2026-03-11T10:00:00.000Z',
          resolvedAt: '2026-03-11T11:00:00.000Z',
          title: '=1+1',
        },
        { id: 'b', openedAt: '2026-03-10T10:00:00.000Z' },
        { id: 'c', openedAt: '2026-03-09T10:00:00.000Z' },
        { id: 'd', openedAt: '2026-03-08T10:00:00.000Z', resolvedAt: null },
      ]);
      const [, a, b, c] = (await list()).items;
      await say({ incidentId: a.id, note: 'Out of date' });
      await say({ incidentId: b.id, wouldHaveHelped: 'yes' });
      expect((await statistics()).notLookedBack).toBe(1);
      await say({
        incidentId: c.id,
        checklistId: undefined,
        questionId: undefined,
        wouldHaveHelped: 'notAsked',
        note: 'Who renews certificates?',
      });
      expect(await statistics()).toEqual({
        checklistId: 'launch',
        questions: [
          {
            questionId: 'runbook',
            title: 'Is there a runbook?',
            origin: 'incident',
            links: 0,
            incidents: 2,
            helped: { yes: 1, partly: 1, no: 0, notAsked: 0 },
            lastOpenedAt: '2026-03-11T10:00:00.000Z',
          },
        ],
        withoutQuestion: { missing: 1, none: 0 },
        notLookedBack: 0,
      });
      const page = (query: object) =>
        authors().listChecklistIncidents(
          { checklistId: 'launch', limit: 50, ...query },
          { credentials: OMAR },
        );
      const first = await page({ questionId: 'runbook', limit: 1 });
      expect(first.items).toMatchObject([
        { incidentTitle: '=1+1', finding: { note: 'Out of date' } },
      ]);
      const second = await page({
        questionId: 'runbook',
        limit: 1,
        cursor: first.nextCursor,
      });
      expect(second.items).toMatchObject([
        { finding: { wouldHaveHelped: 'yes' } },
      ]);
      expect(second.nextCursor).toBeUndefined();
      expect((await page({})).items).toMatchObject([
        { finding: { note: 'Who renews certificates?' } },
      ]);
      expect((await page({ questionId: 'rollback' })).items).toEqual([]);
      const lines = (await csv()).trim().split('\r\n');
      expect(lines).toHaveLength(4);
      expect(lines[1]).toContain("'=1+1");
      await expect(
        authors().getIncidentStatistics(
          { checklistId: 'other' },
          { credentials: OMAR },
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('counts nothing of entities that policy keeps from the caller', async () => {
      await decide();
      await tell([{ id: 'a' }, { id: 'b' }]);
      await say();
      const onlyOwnersOf =
        (claim: string) =>
        (permission: string): PolicyDecision =>
          permission === 'orr.review.read'
            ? {
                result: AuthorizeResult.CONDITIONAL,
                pluginId: 'orr',
                resourceType: 'orr-review',
                conditions: orrReviewConditions.isEntityOwner({
                  claims: [claim],
                }),
              }
            : ALLOW;
      decideOn = onlyOwnersOf('group:default/payments');
      expect(await statistics()).toMatchObject({
        questions: [{ incidents: 1 }],
        notLookedBack: 1,
      });
      expect((await list()).items.some(({ finding }) => finding)).toBe(true);
      decideOn = onlyOwnersOf('group:default/guests');
      expect(await statistics()).toMatchObject({
        questions: [],
        notLookedBack: 0,
      });
      expect((await csv()).trim().split('\r\n')).toHaveLength(1);
      const { items, may } = await list();
      expect(items.map(({ finding }) => finding)).toEqual([
        undefined,
        undefined,
      ]);
      expect(may).toEqual({ lookBack: true, readFindings: false });
      await expect(hindsight()).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    });

    it.each([
      ['orr.readiness.read', () => list()],
      ['orr.review.read', () => hindsight()],
      ['orr.review.update', () => say()],
    ])('needs %s', async (needed, act) => {
      await decide();
      await tell([{ id: 'a' }]);
      decideOn = permission => (permission === needed ? DENY : ALLOW);
      await expect(act()).rejects.toMatchObject({ name: 'NotAllowedError' });
    });

    it('outlives the incident and leaves without its words when they are erased', async () => {
      await decide();
      await tell([{ id: 'a', title: 'Too slow' }]);
      await say({ note: 'Nadia slept' });
      await portal.stores.incidents.purge({
        before: new Date('2026-04-01T00:00:00.000Z'),
        limit: 10,
      });
      expect((await list()).items).toEqual([]);
      expect((await statistics()).questions).toMatchObject([{ incidents: 1 }]);
      await portal.services.historyCare.eraseContent(
        named({
          userRef: 'user:default/nadia',
          reason: 'She asked for it',
        }) as never,
        { credentials: OMAR },
      );
      expect(await csv()).not.toContain('slept');
      expect((await statistics()).questions).toMatchObject([{ incidents: 1 }]);
    });
  },
);
