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
import { Campaign, CampaignOutcome } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { catalogSeenBy } from '../../__testUtils__/catalogSeenBy';
import { entityOf, groupOf } from '../../__testUtils__/catalogEntities';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { named } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { StatementLog } from '../../database/__testUtils__/StatementLog';
import { CreateCampaignInput } from '../CampaignService';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const groupRef = (name: string) => `group:default/${name}`;

function component(name: string, owner: string, lifecycle = 'production') {
  return entityOf({
    name,
    spec: { type: 'service', lifecycle, owner },
    relations: [['ownedBy', groupRef(owner)]],
  });
}

const ALL: Entity[] = [
  groupOf('company'),
  groupOf('payments', ['company']),
  groupOf('core', ['payments']),
  groupOf('secrets', ['company']),
  component('pay', 'payments'),
  component('card', 'core'),
  component('cash', 'core', 'experimental'),
  component('vault', 'secrets'),
];
const isSecret = ({ metadata, relations }: Entity) =>
  metadata.name === 'secrets' ||
  relations?.some(({ targetRef }) => targetRef === groupRef('secrets'));

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const onCatalog = (conditions: any): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions,
});
const CUSTOM = onCatalog({
  resourceType: 'catalog-entity',
  rule: 'IS_NOT_SECRET',
  params: {},
});
const BUILT_IN = onCatalog({
  not: catalogConditions.isEntityOwner({ claims: [groupRef('secrets')] }),
});

const userRefOf = ({ principal }: BackstageCredentials) =>
  (principal as { userEntityRef?: string }).userEntityRef;
const isNadia = (credentials: BackstageCredentials) =>
  userRefOf(credentials) === 'user:default/nadia';

/** One from which the catalog hides what is secret, from Nadia alone. */
function catalogFor(entities: () => Entity[]) {
  return catalogSeenBy(credentials =>
    catalogServiceMock({
      entities: isNadia(credentials)
        ? entities().filter(entity => !isSecret(entity))
        : entities(),
    }),
  );
}

const CONTENT: Omit<CreateCampaignInput, 'mutationId'> = {
  title: 'Roll back by spring',
  brief: 'Because of *March*',
  ownerRef: 'group:default/Reliability',
  checklistId: CHECKLIST.id,
  questionIds: ['rollback'],
  startsOn: '2026-03-02',
  dueOn: '2026-03-31',
};

describe.each(databases.eachSupportedId())('campaigns on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let entities: Entity[];
  let hides: PolicyDecision;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    entities = ALL;
    hides = CUSTOM;
    portal = await createTestPortal(knex, {
      catalog: catalogFor(() => entities),
      permissions: mockServices.permissions.mock({
        authorize: async (requests, options) =>
          requests.map(({ permission }) => ({
            result:
              permission.name === 'orr.campaign.manage' &&
              options &&
              userRefOf(options.credentials) !== 'user:default/omar'
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async (requests, options) =>
          requests.map(({ permission }) =>
            permission.name === catalogEntityReadPermission.name &&
            options &&
            isNadia(options.credentials)
              ? hides
              : ALLOW,
          ),
      }),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const service = () => portal.services.campaignService;
  const create = (change: Partial<typeof CONTENT> = {}, credentials = OMAR) =>
    service().createCampaign(named({ ...CONTENT, ...change }), { credentials });
  const move = (
    { id, revision }: Campaign,
    act: 'start' | 'end' | 'cancel',
    credentials = OMAR,
  ) =>
    service().moveCampaign(named({ campaignId: id, revision, act }), {
      credentials,
    });
  const started = async (change: Partial<typeof CONTENT> = {}) =>
    move(await create(change), 'start');
  const details = ({ id }: Campaign, credentials = TOM) =>
    service().getCampaign({ campaignId: id }, { credentials });
  const list = async (
    { id }: Campaign,
    credentials = TOM,
    query: { limit?: number; owner?: string; outcome?: CampaignOutcome[] } = {},
  ) => {
    const found: string[] = [];
    let cursor: string | undefined;
    let total: number;
    do {
      const page = await service().listCampaignEntities(
        { campaignId: id, limit: 50, ...query, cursor },
        { credentials },
      );
      found.push(
        ...page.items.map(
          ({ entity, outcome, openCount }) =>
            `${entity.entityRef.split('/')[1]} ${outcome} ${openCount}`,
        ),
      );
      total = page.totalItems;
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toHaveLength(total);
    return found;
  };
  const file = async ({ id }: Campaign, credentials = TOM) => {
    let text = '';
    for await (const part of await service().exportCampaignEntities(
      { campaignId: id },
      { credentials },
    )) {
      text += part;
    }
    return text;
  };
  const notifications = async () =>
    (
      await knex('outbox')
        .where({ channel: 'notification' })
        .orderBy(['created_at', 'id'])
        .select('payload')
    )
      .map(({ payload }) => JSON.parse(payload))
      .filter(({ topic }) => topic === 'orr:campaign');

  /** Decided no-go, with or without an answer to the question. */
  async function decide(name: string, rollback?: 'yes' | 'no') {
    const { reviews } = portal.services;
    const credentials = TOM;
    const { review } = await reviews.createReview(
      named({
        entityRef: `component:default/${name}`,
        checklistId: CHECKLIST.id,
        kind: 'launch' as const,
      }),
      { credentials },
    );
    const reviewId = review.id;
    if (rollback) {
      await reviews.saveAnswer(
        named({
          reviewId,
          questionId: 'rollback',
          statement: { kind: 'practice' as const, value: rollback },
          evidence: [],
          revision: 0,
        }),
        { credentials },
      );
    }
    const { snapshot } = await reviews.submitReview(
      named({ reviewId, revision: 1 }),
      { credentials },
    );
    await reviews.decideReview(
      named({
        reviewId,
        revision: 2,
        snapshotId: snapshot!.id,
        outcome: 'noGo' as const,
        reason: 'Not yet',
        conditions: [],
        confirmedQuestionIds: [],
      }),
      { credentials: OMAR },
    );
    return reviewId;
  }

  it('tells of each entity whether the question is met, from the decision in force', async () => {
    await decide('pay', 'yes');
    const reviewId = await decide('card', 'no');
    const campaign = await started();
    expect(campaign).toMatchObject({
      state: 'running',
      ownerRef: 'group:default/reliability',
      checklist: { id: 'launch', title: 'Launch' },
      questions: [{ id: 'rollback', title: 'Can you roll back?' }],
      startedBy: 'user:default/omar',
    });
    expect(await list(campaign)).toEqual([
      'card open 1',
      'cash notReviewed 0',
      'pay done 0',
      'vault notReviewed 0',
    ]);
    expect(await details(campaign)).toMatchObject({
      counts: { entities: 4, done: 1, open: 1, accepted: 0, notReviewed: 2 },
      teams: [
        { ownerRef: groupRef('core'), counts: { entities: 2, open: 1 } },
        { ownerRef: groupRef('payments'), counts: { entities: 1, done: 1 } },
        { ownerRef: groupRef('secrets'), counts: { notReviewed: 1 } },
      ],
      teamsLeftOut: 0,
      may: { manage: false },
    });
    const { items } = await service().listCampaignEntities(
      { campaignId: campaign.id, limit: 50, outcome: ['open'] },
      { credentials: TOM },
    );
    expect(items).toMatchObject([
      {
        ownerRefs: [groupRef('core')],
        askedCount: 1,
        openQuestions: [{ id: 'rollback' }],
        review: { reviewId, entityRef: 'component:default/card' },
      },
    ]);
    portal.moveTo('2026-03-03T09:00:00.000Z');
    await decide('card', 'yes');
    expect(await list(campaign, TOM, { outcome: ['done'] })).toEqual([
      'card done 0',
      'pay done 0',
    ]);
  });

  it('asks a new question of what was decided before there was one, and none that does not apply', async () => {
    await decide('pay', 'yes');
    const [section] = CHECKLIST.sections;
    const [first] = section.questions;
    await portal.services.checklistPublisher.publish({
      documents: [
        {
          ...CHECKLIST,
          sections: [
            {
              ...section,
              questions: [
                ...section.questions,
                { ...first, id: 'new', title: 'New?' },
                {
                  ...first,
                  id: 'early',
                  title: 'Early?',
                  appliesTo: { 'spec.lifecycle': 'experimental' },
                },
              ],
            },
          ],
        },
      ],
      now: portal.clock.now(),
    });
    const ids = await knex('entity').pluck('id');
    await portal.services.projector.recompute({
      entityIds: ids,
      now: portal.clock.now(),
    });
    expect(
      await list(await started({ questionIds: ['new', 'early'] })),
    ).toEqual([
      'card notReviewed 0',
      'cash notReviewed 0',
      'pay open 1',
      'vault notReviewed 0',
    ]);
    expect(await list(await started({ questionIds: ['early'] }))).toEqual([
      'cash notReviewed 0',
    ]);
    // A launch asked for it, and what comes after launches does not.
    expect(await list(await started({ questionIds: ['runbook'] }))).toContain(
      'pay open 1',
    );
  });

  it('asks a whole checklist, of what filter and group leave', async () => {
    await decide('pay', 'no');
    const campaign = await started({
      questionIds: undefined,
      scope: { 'spec.lifecycle': 'production' },
      groupRef: groupRef('payments'),
    });
    expect(campaign.questions).toBeUndefined();
    expect(await list(campaign)).toEqual(['card notReviewed 0', 'pay open 2']);
    expect(
      await service().previewCampaign(
        {
          checklistId: CHECKLIST.id,
          scope: { 'spec.lifecycle': 'production' },
          groupRef: groupRef('payments'),
        },
        { credentials: OMAR },
      ),
    ).toMatchObject({ entities: 2, owners: 2 });
  });

  it.each(['custom', 'built-in'])(
    'counts what it lists under %s rules, while it runs and afterwards',
    async rule => {
      hides = rule === 'custom' ? CUSTOM : BUILT_IN;
      const running = await started();
      for (const campaign of [running, await move(running, 'end')]) {
        for (const [credentials, names] of [
          [NADIA, ['card', 'cash', 'pay']],
          [TOM, ['card', 'cash', 'pay', 'vault']],
        ] as const) {
          const listed = await list(campaign, credentials, { limit: 2 });
          expect(listed.map(line => line.split(' ')[0])).toEqual(names);
          const { counts, teams } = await details(campaign, credentials);
          expect(counts?.entities).toBe(names.length);
          expect(
            teams.reduce((sum, team) => sum + team.counts.entities, 0),
          ).toBe(names.length);
          const { items } = await service().listCampaigns(
            { limit: 20 },
            { credentials },
          );
          expect(items[0].counts).toEqual(counts);
          expect(
            (await file(campaign, credentials)).trim().split('\r\n'),
          ).toHaveLength(names.length + 1);
        }
      }
    },
  );

  it('costs as many statements however many entities there are', async () => {
    const campaign = await started();
    const log = new StatementLog(knex);
    const statements = async () =>
      (
        await log.during(async () => {
          await details(campaign);
          await service().listCampaignEntities(
            { campaignId: campaign.id, limit: 50 },
            { credentials: TOM },
          );
        })
      ).length;
    const few = await statements();
    entities = [
      ...ALL,
      ...Array.from({ length: 30 }, (_, n) => component(`more-${n}`, 'core')),
    ];
    portal.moveTo('2026-03-02T10:00:00.000Z');
    await portal.services.projection.runOnce(portal.clock.now());
    await portal.services.campaignRound.runOnce(portal.clock.now());
    expect(await list(campaign)).toHaveLength(34);
    expect(await statements()).toBe(few);
  });

  it('keeps its result for good, also of what leaves the catalog', async () => {
    await decide('pay', 'yes');
    const campaign = await started();
    const ended = await move(campaign, 'end');
    const before = await list(ended);
    await decide('card', 'yes');
    entities = ALL.filter(({ metadata }) => metadata.name !== 'cash');
    for (const day of ['05', '06', '07']) {
      portal.moveTo(`2026-04-${day}T09:00:00.000Z`);
      await portal.services.projection.runOnce(portal.clock.now());
    }
    await knex('entity').where({ name: 'cash' }).delete();
    expect(await list(ended)).toEqual(before);
    expect(await list(ended, NADIA)).toEqual([
      'card notReviewed 0',
      'pay done 0',
    ]);
    expect(await details(ended)).toMatchObject({
      campaign: { state: 'ended', endedBy: 'user:default/omar' },
      counts: { entities: 4, done: 1 },
    });
    await expect(move(ended, 'end')).rejects.toMatchObject({
      name: 'ConflictError',
    });
  });

  it('tells owners once that it began, reminds those with something open, and ends by itself', async () => {
    await decide('pay', 'yes');
    const campaign = await started();
    const pass = async (instant: string) => {
      portal.moveTo(instant);
      const before = (await notifications()).length;
      const round = () =>
        portal.services.campaignRound.runOnce(portal.clock.now());
      // Two replicas at once, and once more.
      await Promise.all([round(), round()]);
      await round();
      return (await notifications()).slice(before);
    };
    const owners = (told: { recipientRefs: string[] }[]) =>
      told.flatMap(({ recipientRefs }) => recipientRefs).sort();
    const both = [groupRef('core'), groupRef('secrets')];
    const [first, ...rest] = await pass('2026-03-02T10:00:00.000Z');
    expect(owners([first, ...rest])).toEqual(both);
    expect(first).toMatchObject({
      scope: `orr:campaign:${campaign.id}:${first.recipientRefs[0]}`,
      title: 'Roll back by spring: something is asked of you until 2026-03-31',
      link: expect.stringContaining(`/orr/campaigns/${campaign.id}?owner=`),
    });
    expect(await pass('2026-03-16T10:00:00.000Z')).toEqual([]);
    expect(owners(await pass('2026-03-17T10:00:00.000Z'))).toEqual(both);
    await decide('vault', 'yes');
    expect(owners(await pass('2026-03-28T10:00:00.000Z'))).toEqual([both[0]]);
    expect(await pass('2026-03-31T10:00:00.000Z')).toEqual([]);
    expect(await pass('2026-04-01T10:00:00.000Z')).toMatchObject([
      { severity: 'high', recipientRefs: [both[0]] },
    ]);
    await pass('2026-04-14T10:00:00.000Z');
    expect((await details(campaign)).campaign.state).toBe('running');
    await pass('2026-04-15T10:00:00.000Z');
    const over = await details(campaign);
    expect(over.campaign).toMatchObject({ state: 'ended' });
    expect(over.campaign.endedBy).toBeUndefined();
    expect(over.counts).toMatchObject({ entities: 4, done: 2 });
    expect(
      await knex('history_entry')
        .where({ aggregate_type: 'campaign' })
        .orderBy('seq')
        .pluck('action'),
    ).toEqual(['campaign.created', 'campaign.started', 'campaign.ended']);
  });

  it('says what it still asks of an entity, and of what somebody owns', async () => {
    await decide('pay', 'yes');
    const campaign = await started();
    const asks = async (credentials = NADIA, entityRef?: string) =>
      (
        await service().listCampaignAsks({ entityRef }, { credentials })
      ).items.map(
        ({ entity, openQuestions, campaign: { id } }) =>
          `${id === campaign.id} ${entity.entityRef} ${openQuestions.map(
            question => question.id,
          )}`,
      );
    // Of the groups below one's own too.
    expect(await asks()).toEqual([
      'true component:default/card rollback',
      'true component:default/cash rollback',
    ]);
    expect(await asks(OMAR)).toEqual([]);
    expect(await asks(TOM, 'component:default/vault')).toHaveLength(1);
    expect(await asks(NADIA, 'component:default/vault')).toEqual([]);
    expect(await asks(NADIA, 'component:default/pay')).toEqual([]);
    await move(campaign, 'cancel');
    expect(await asks()).toEqual([]);
  });

  it('shows drafts to whoever makes campaigns alone', async () => {
    const draft = await create();
    await expect(details(draft)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(await details(draft, OMAR)).toMatchObject({ may: { manage: true } });
    const titles = async (credentials = TOM) =>
      (await service().listCampaigns({ limit: 20 }, { credentials }))
        .totalItems;
    expect([await titles(), await titles(OMAR)]).toEqual([0, 1]);
    await expect(create({}, TOM)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: 'You lack the permission orr.campaign.manage',
    });
    await expect(move(draft, 'start', TOM)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it.each<[string, Partial<typeof CONTENT>, string]>([
    ['an unknown checklist', { checklistId: 'gone' }, 'checklistId: '],
    ['an unknown question', { questionIds: ['gone'] }, 'questionIds[0]: '],
    [
      'a question twice',
      { questionIds: ['rollback', 'rollback'] },
      'questionIds[1]: ',
    ],
    ['a day before it starts', { dueOn: '2026-03-01' }, 'dueOn: '],
    [
      'an owner that is none',
      { ownerRef: 'system:default/shop' },
      'ownerRef: ',
    ],
    ['a group that is none', { groupRef: 'user:default/tom' }, 'groupRef: '],
  ])('refuses %s', async (_, change, message) => {
    await expect(create(change)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
    expect(await knex('campaign')).toEqual([]);
  });

  it('is changed as a draft in all, and once it runs in what nobody goes by', async () => {
    const change = (
      { id, revision }: Campaign,
      rest: Partial<typeof CONTENT>,
    ) =>
      service().changeCampaign(
        named({ ...CONTENT, ...rest, campaignId: id, revision }),
        { credentials: OMAR },
      );
    const draft = await create();
    const changed = await change(draft, { questionIds: ['runbook'] });
    await expect(change(draft, {})).rejects.toMatchObject({
      name: 'ConflictError',
    });
    const running = await move(changed, 'start');
    await expect(
      change(running, { questionIds: ['rollback'] }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('questionIds: stays as it is'),
    });
    expect(
      await change(running, {
        questionIds: ['runbook'],
        title: 'Later',
        dueOn: '2026-05-01',
      }),
    ).toMatchObject({ title: 'Later', dueOn: '2026-05-01', revision: 4 });
    await expect(
      move(await create({ scope: { kind: 'API' } }), 'start'),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    portal.moveTo('2026-05-02T09:00:00.000Z');
    await expect(move(await create(), 'start')).rejects.toMatchObject({
      name: 'InputError',
      message: 'dueOn: must not be before today',
    });
  });
});
