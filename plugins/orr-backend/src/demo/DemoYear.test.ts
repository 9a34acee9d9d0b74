import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ChecklistDocument,
  checklistApplies,
  computeStanding,
  dayOf,
  Decision,
  decisionOn,
  dispositionsAt,
  headlineOf,
  judgeCoverage,
  latestDecisionOf,
  cadenceMonthsOf,
  periodsOf,
  standingDispositions,
  STANDINGS,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import { orrRuleset } from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { readOrrConfig } from '../config';
import { createStores } from '../database/createStores';
import { readChecklistFiles } from '../service/checklists/readChecklistFiles';
import { createServices } from '../service/createServices';
import { judgedWith } from '../service/finding/judgedWith';
import { SourceRegistry } from '../service/source/SourceRegistry';
import { TrackerRegistry } from '../service/ticket/TrackerRegistry';
import { demoCredentials } from './demoCredentials';
import { DemoYear } from './DemoYear';
import { ASKED_FIRST, CAST, STORIES } from './storyLines';

// A busy machine takes minutes to tell a year.
jest.setTimeout(420_000);

const TODAY = new Date('2026-05-20T10:00:00.000Z');
const TIME_ZONE = 'Europe/Berlin';
const databases = createTestDatabases();

function person(name: string, team: string): Entity {
  return entityOf({
    kind: 'User',
    name,
    spec: { memberOf: [team] },
    relations: [['memberOf', `group:default/${team}`]],
  });
}

function service(
  name: string,
  owner: string,
  tier: string,
  system?: string,
): Entity {
  return entityOf({
    name,
    labels: { tier },
    spec: { type: 'service', lifecycle: 'production', owner, system },
    relations: [
      ['ownedBy', `group:default/${owner}`],
      ...(system
        ? [['partOf', `system:default/${system}`] as [string, string]]
        : []),
    ],
  });
}

/** Whose story goes on under another name. */
const RENAMED = 'voucher-service';
const EARLIER_REF = 'component:default/coupon-service';
const renamed = entityOf({
  name: RENAMED,
  labels: { tier: 'tier-2' },
  annotations: { 'operational-readiness/previous-ref': 'coupon-service' },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
  relations: [['ownedBy', 'group:default/payments']],
});

const TEAMS = ['payments', 'storefront'];
/** As many services as there are stories, those whose story is told on purpose, and some of which nobody is the owner. */
const ENTITIES: Entity[] = [
  ...TEAMS.map(team => groupOf(team)),
  groupOf('reliability'),
  person('nadia.haddad', 'payments'),
  person('tom.becker', 'payments'),
  person('elena', 'storefront'),
  person('omar', 'reliability'),
  // In turn one team's and the other's.
  ...Object.keys(STORIES).map((story, index) => {
    const team = TEAMS[index % TEAMS.length];
    return service(
      `${team}-${story.toLocaleLowerCase('en-US')}`,
      team,
      `tier-${(index % 3) + 1}`,
    );
  }),
  ...Object.keys(CAST).map(name =>
    name === RENAMED ? renamed : service(name, 'payments', 'tier-2'),
  ),
  service('orphan', 'nobody', 'tier-3'),
  entityOf({
    kind: 'System',
    name: 'fulfilment',
    spec: { owner: 'storefront' },
    relations: [['ownedBy', 'group:default/storefront']],
  }),
  ...['stock', 'picking', 'packing'].map(name =>
    service(name, 'storefront', 'tier-2', 'fulfilment'),
  ),
  service('article-search', 'storefront', 'tier-2'),
  // Whose team is the one that decides: nobody outside is left to do it.
  ...Object.keys(STORIES)
    .filter((_, index) => index % 3 === 0)
    .map(story =>
      service(
        `reliability-${story.toLocaleLowerCase('en-US')}`,
        'reliability',
        'tier-1',
      ),
    ),
];

/** A decision as it stood at an instant: what was done about its conditions later is not known yet. */
function asOf(decision: Decision, instant: string): Decision {
  return {
    ...decision,
    conditions: decision.conditions.map(condition => {
      const { metAt, extensions = [], ...rest } = condition;
      const later = extensions.find(item => item.extendedAt > instant);
      return {
        ...rest,
        dueOn: later ? later.from : condition.dueOn,
        ...(metAt && metAt <= instant && { metAt }),
      };
    }),
  };
}

/** Small services certify themselves, and each such decision is looked at. */
function selfCertified(document: ChecklistDocument): ChecklistDocument {
  return {
    ...document,
    deciding: {
      default: 'peer',
      ...document.deciding,
      tiers: { ...document.deciding?.tiers, 'tier-3': 'self-certified' },
      sampleOneIn: 1,
    },
  };
}

function optionsOn(knex: Knex) {
  return {
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: ENTITIES }),
    clock: { now: () => TODAY },
    config: readOrrConfig(
      mockServices.rootConfig({
        data: { orr: { timeZone: TIME_ZONE, demo: { year: true } } },
      }),
    ),
    cache: mockServices.cache.mock(),
    discovery: mockServices.discovery(),
    logger: mockServices.logger.mock(),
    permissions: mockServices.permissions({ result: AuthorizeResult.ALLOW }),
    permissionsRegistry: orrRuleset(),
    stores: createStores(knex),
    sources: new SourceRegistry({ clock: { now: () => TODAY } }),
    trackers: new TrackerRegistry({ templates: [] }),
    userInfo: mockServices.userInfo(),
  };
}

interface ChangeRow {
  entity_id: string;
  checklist_id: string;
  sequence: number;
  standing: string;
  changed_at: string;
}

describe.each(databases.eachSupportedId())('DemoYear on %s', databaseId => {
  let knex: Knex;
  let options: ReturnType<typeof optionsOn>;
  /** Whether the year was told after the first look at the catalog, and after the second. */
  const told: boolean[] = [];

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    options = optionsOn(knex);
    const year = new DemoYear(options);
    await createServices(options).checklistPublisher.publish({
      documents: (
        await readChecklistFiles({ shipped: true, files: [] })
      ).map(selfCertified),
      now: (await year.beginning())!,
    });
    await year.runOnce(TODAY);
    told.push(year.told);
    await year.runOnce(TODAY);
    told.push(year.told);
  });

  it('waits until two looks at the catalog find the same', () => {
    expect(told).toEqual([false, true]);
  });

  it('shows reviews in every state and entities at every standing', async () => {
    const states = await knex('review').distinct('state').orderBy('state');
    expect(states.map(row => row.state)).toEqual([
      'decided',
      'inProgress',
      'submitted',
      'superseded',
      'withdrawn',
    ]);
    const outcomes = await knex('decision')
      .distinct('outcome')
      .orderBy('outcome');
    expect(outcomes.map(row => row.outcome)).toEqual([
      'conditionalGo',
      'go',
      'noGo',
    ]);
    const headlines = await knex('entity').distinct('headline');
    expect(headlines.map(row => row.headline).sort()).toEqual(
      [...STANDINGS].sort(),
    );
  });

  it('lets nothing happen before its time, or on a day that has not come', async () => {
    const answers = await knex('answer_revision')
      .join('review', 'review.id', 'answer_revision.review_id')
      .select('answered_at', 'started_at', 'submitted_at');
    expect(answers.length).toBeGreaterThan(500);
    for (const { answered_at, started_at, submitted_at } of answers) {
      expect(answered_at > started_at).toBe(true);
      expect(answered_at <= (submitted_at ?? TODAY.toISOString())).toBe(true);
    }
    const published = await knex('checklist_version').first('published_at');
    const first = await knex('review').min({ at: 'started_at' }).first();
    expect(published.published_at < first!.at).toBe(true);
  });

  it('carries what happened to a service under its earlier name to its present one', async () => {
    const { stores } = options;
    const moves = await stores.entityMoves.listPage({ limit: 10 });
    expect(moves).toMatchObject([
      {
        fromRef: EARLIER_REF,
        toRef: `component:default/${RENAMED}`,
        cause: 'annotation',
        carried: { reviews: 1, decisions: 1 },
      },
    ]);
    const [now] = await stores.entities.getByRefs([moves[0].toRef]);
    expect(now.orphanedAt).toBeUndefined();
    expect(now.ownerState).toBe('owned');
    expect(await stores.entityMoves.countHistory(now.id)).toEqual(
      moves[0].carried,
    );
    const { chainWalk } = createServices(options);
    expect((await chainWalk.verifyAll(TODAY)).brokenChains).toBe(0);
  });

  it('has more than one person answering', async () => {
    const people = await knex('answer').distinct('answered_by');
    expect(people.map(row => row.answered_by).sort()).toEqual([
      'user:default/elena',
      'user:default/nadia.haddad',
      'user:default/omar',
      'user:default/tom.becker',
    ]);
  });

  it('holds at each change of a standing what its history says', async () => {
    const { stores } = options;
    const changes: ChangeRow[] = await knex('readiness_change').orderBy([
      'entity_id',
      'checklist_id',
      'sequence',
    ]);
    const ids = [...new Set(changes.map(row => row.entity_id))];
    const entities = new Map(
      (await stores.entities.getByIds(ids)).map(entity => [entity.id, entity]),
    );
    const decisions = await stores.decisions.listByEntities(ids);
    const exemptions = await stores.exemptions.listOpen(ids);
    const dispositions = await stores.dispositions.listOf(ids);
    const [checklist] = await stores.checklists.listCurrent();
    expect(changes.length).toBeGreaterThan(ids.length);
    const outOfOrder = changes.filter(
      (change, index) =>
        changes[index - 1]?.entity_id === change.entity_id &&
        changes[index - 1].changed_at >= change.changed_at,
    );
    expect(outOfOrder).toEqual([]);
    for (const change of changes) {
      const entity = entities.get(change.entity_id)!;
      const known = decisions
        .filter(
          ({ entityId, decision }) =>
            entityId === entity.id && decision.decidedAt <= change.changed_at,
        )
        .map(({ decision }) =>
          asOf(decisionOn(decision, entity.entityRef), change.changed_at),
        );
      expect(standingOf(entity, known, new Date(change.changed_at))).toBe(
        change.standing,
      );
    }

    function exemptionOf({ id }: { id: string }, now: Date) {
      const found = exemptions.find(
        ({ entityId, decidedAt }) =>
          entityId === id &&
          decidedAt !== undefined &&
          decidedAt <= now.toISOString(),
      );
      return found
        ? { exemption: { until: found.until, approvedBy: found.decidedBy! } }
        : {};
    }

    function standingOf(
      entity: NonNullable<ReturnType<typeof entities.get>>,
      known: Decision[],
      now: Date,
    ) {
      const periods = periodsOf(checklist.document);
      const latest = latestDecisionOf(known);
      const about = decisions.find(
        ({ decision }) => decision.id === latest?.id,
      );
      return computeStanding({
        applies: checklistApplies(checklist.document, entity.entity, entity),
        inScope: true,
        ...exemptionOf(entity, now),
        ownerState: entity.ownerState,
        lifecycle: entity.lifecycle,
        decisions: known,
        ...standingDispositions({
          gaps: latest?.gaps ?? [],
          dispositions: dispositionsAt(
            dispositions.filter(
              item => item.entityId === about?.decision.entityId,
            ),
            now.toISOString(),
          ),
          entityRef: entity.entityRef,
          now,
          timeZone: TIME_ZONE,
        }),
        disclosedGaps: [],
        contradictions: [],
        inReview: false,
        latestVersion: 1,
        rollout: [],
        cadenceMonths: cadenceMonthsOf(checklist.document, entity.tier),
        disclosureGraceDays: periods.disclosureGraceDays,
        now,
        timeZone: TIME_ZONE,
      }).standing;
    }
  });

  it('stands today where a computation from all decisions puts it, in lists too', async () => {
    const { stores } = options;
    const services = createServices(options);
    const before = await knex('readiness')
      .select('entity_id', 'checklist_id', 'standing', 'reasons', 'flags')
      .orderBy(['entity_id', 'checklist_id']);
    const entityIds = [...new Set(before.map(row => row.entity_id))];
    expect(
      await services.projector.recompute({ entityIds, now: TODAY }),
    ).toEqual([]);
    expect(
      await knex('readiness')
        .select('entity_id', 'checklist_id', 'standing', 'reasons', 'flags')
        .orderBy(['entity_id', 'checklist_id']),
    ).toEqual(before);
    const page = await services.readiness.listReadiness(
      { limit: 200 },
      { credentials: demoCredentials('user:default/nadia.haddad') },
    );
    const shown = Object.fromEntries(
      page.items.map(row => [row.entity.entityRef, row.headline]),
    );
    // Under its earlier name nothing is listed any more.
    const listed = (await stores.entities.getByIds(entityIds)).filter(
      ({ orphanedAt }) => orphanedAt === undefined,
    );
    for (const entity of listed) {
      const rows = before.filter(row => row.entity_id === entity.id);
      expect(shown[entity.entityRef]).toBe(
        headlineOf(rows.map(row => row.standing)),
      );
    }
    expect(
      Object.values(page.standings).reduce((sum, count) => sum + count, 0),
    ).toBe(page.totalItems);
  });

  it('has every decision follow from the frozen answers', async () => {
    const { stores } = options;
    const rows = await knex('decision').select('review_id', 'outcome');
    const scopes = await stores.coverage.listScopes(
      rows.map(row => row.review_id),
    );
    const [checklist] = await stores.checklists.listCurrent();
    for (const row of rows) {
      const review = (await stores.reviews.get(row.review_id))!;
      const { entityIds } = scopes.find(
        scope => scope.reviewId === row.review_id,
      )!;
      const covered = await stores.entities.getByIds(entityIds);
      const decision = (await stores.decisions.getByReview(row.review_id))!;
      const snapshot = (await stores.snapshots.getLatest(review.id))!;
      const { exceptions } = (await stores.snapshots.getLatestCoverage(
        review.id,
      )) ?? { exceptions: [] };
      const { permittedOutcomes, gaps } = judgeCoverage({
        checklist: checklist.document,
        kind: review.kind,
        ...judgedWith(
          covered,
          dispositionsAt(
            await stores.dispositions.listUnder(review),
            review.decidedAt!,
          ),
        ),
        answers: Object.fromEntries(
          snapshot.answers.map(answer => [answer.questionId, answer]),
        ),
        exceptions,
        looks: decision.looks,
        now: new Date(review.decidedAt!),
        timeZone: TIME_ZONE,
      });
      expect(permittedOutcomes).toContain(row.outcome);
      const wanted = row.outcome === 'conditionalGo' ? gaps.conditions : [];
      expect(
        decision.conditions.map(({ questionId }) => questionId).sort(),
      ).toEqual(wanted.map(({ questionId }) => questionId).sort());
    }
  });

  it('has one review of a system, whose condition binds the part that differs', async () => {
    const [review, ...others] = await knex('review').where({
      is_covering: true,
    });
    expect(others).toEqual([]);
    expect(review.state).toBe('decided');
    const [exception] = await knex('answer_exception')
      .join('entity', 'entity.id', 'answer_exception.entity_id')
      .where({ review_id: review.id })
      .select('entity_ref', 'question_id');
    const decision = (await options.stores.decisions.getByReview(review.id))!;
    expect(decision.conditions).toMatchObject([
      {
        questionId: exception.question_id,
        entityRefs: [exception.entity_ref],
      },
    ]);
    const standings = await knex('readiness')
      .join('entity', 'entity.id', 'readiness.entity_id')
      .whereIn('entity_ref', [
        'component:default/stock',
        'component:default/picking',
        'component:default/packing',
      ])
      .select('entity_ref', 'standing');
    expect(standings.map(row => row.standing).sort()).toEqual([
      'ready',
      'ready',
      'readyWithConditions',
    ]);
    expect(
      standings.find(row => row.standing === 'readyWithConditions').entity_ref,
    ).toBe(exception.entity_ref);
  });

  it('gives reviews back, and has them answered and submitted anew', async () => {
    const rounds = await knex('change_round').select('id', 'review_id');
    expect(rounds.length).toBeGreaterThan(0);
    for (const { id, review_id } of rounds) {
      const requests = await knex('change_request')
        .where({ round_id: id })
        .orderBy('question_id');
      expect(requests.map(row => row.reply !== null).sort()).toEqual([
        false,
        true,
      ]);
      const changed = requests.find(row => row.reply === null);
      const answer = await knex('answer')
        .where({ review_id, question_id: changed.question_id })
        .first();
      expect(answer.revision).toBe(changed.answer_revision + 1);
      expect(await knex('snapshot').where({ review_id })).toHaveLength(2);
    }
  });

  it('sees conditions met and their dates moved', async () => {
    const conditions = await knex('decision_condition').select(
      'met_at',
      'extensions',
    );
    const extended = conditions.filter(
      row => JSON.parse(row.extensions).length > 0,
    );
    expect(conditions.some(row => row.met_at)).toBe(true);
    expect(extended.length).toBeGreaterThan(0);
    expect(extended.every(row => !row.met_at)).toBe(true);
  });

  it('has actions, mitigations and accepted risks, some of which have run out', async () => {
    const all = await knex('disposition')
      .join('entity', 'entity.id', 'disposition.entity_id')
      .select(
        'disposition.type',
        'disposition.state',
        'until_day',
        'times_postponed',
        'headline',
      );
    const today = dayOf(TODAY, TIME_ZONE);
    const isLate = ({ until_day }: { until_day: string | null }) =>
      until_day !== null && until_day < today;
    const some = (type: string, state: string) =>
      all.filter(row => row.type === type && row.state === state);
    expect(some('acceptance', 'asked')).not.toEqual([]);
    expect(some('mitigation', 'approved')).not.toEqual([]);
    expect(some('action', 'done')).not.toEqual([]);
    const open = some('action', 'open');
    expect(open.some(row => row.until_day === null)).toBe(true);
    expect(open.some(isLate)).toBe(true);
    expect(open.some(row => row.times_postponed === 1)).toBe(true);
    const accepted = some('acceptance', 'approved');
    expect(accepted.some(row => !isLate(row))).toBe(true);
    const ended = accepted.filter(isLate);
    expect(ended).not.toEqual([]);
    expect(ended.every(row => row.headline === 'notReady')).toBe(true);
  });

  it('has a question wait for somebody who can sign in, handed over by a colleague', async () => {
    const handed = await knex('answer')
      .join('review', 'review.id', 'answer.review_id')
      .where({ 'review.state': 'inProgress' })
      .whereNotNull('assignee_ref')
      .select('answered_by', 'assignee_ref');
    expect(handed.some(row => ASKED_FIRST.includes(row.assignee_ref))).toBe(
      true,
    );
    handed.forEach(row => expect(row.assignee_ref).not.toBe(row.answered_by));
  });

  it('has looked at answers, taken one over from a sibling, and looked into what a team has certified itself', async () => {
    const looks = await knex('answer_look')
      .join('answer', qb =>
        qb
          .on('answer.review_id', 'answer_look.review_id')
          .andOn('answer.question_id', 'answer_look.question_id'),
      )
      .select('looked_by', 'answered_by');
    expect(looks.length).toBeGreaterThan(10);
    looks.forEach(row => expect(row.looked_by).not.toBe(row.answered_by));
    const copied = await knex('answer').whereNotNull('copied_review_id');
    expect(copied.length).toBeGreaterThan(0);
    const decisions = await Promise.all(
      (
        await knex('decision').select('review_id')
      ).map(row => options.stores.decisions.getByReview(row.review_id)),
    );
    const samples = decisions.flatMap(decision => decision?.sample ?? []);
    expect(samples.length).toBeGreaterThan(0);
    expect(samples.every(({ look }) => look?.finding === 'agreed')).toBe(true);
  });

  it('has a programme with a target ahead, one exemption in force and one that is asked for', async () => {
    const services = createServices(options);
    const ines = { credentials: demoCredentials('user:default/ines.laurent') };
    expect(await services.programme.getProgramme(ines)).toMatchObject({
      programme: {
        document: {
          targetDate: '2026-09-17',
          ownerRef: 'group:default/reliability',
          sponsorRef: 'user:default/grace.kim',
        },
        changedBy: 'user:default/ines.laurent',
      },
      applied: true,
    });
    const { items } = await services.exemptions.listExemptions(
      { limit: 50 },
      ines,
    );
    expect(
      items.map(({ entity, exemption }) => [
        entity.entityRef,
        exemption.state,
        exemption.askedBy,
        exemption.decidedBy,
      ]),
    ).toEqual([
      [
        'component:default/article-search',
        'asked',
        'user:default/elena',
        undefined,
      ],
      [
        'component:default/price-labels',
        'approved',
        'user:default/nadia.haddad',
        'user:default/omar',
      ],
    ]);
    const coverage = await services.programme.getProgrammeCoverage(ines);
    expect(coverage).toMatchObject({ exempt: 1, targetDate: '2026-09-17' });
    expect(coverage.covered).toBeGreaterThan(5);
    expect(coverage.inScope).toBeGreaterThan(coverage.covered);
  });

  it('leaves a history that holds from beginning to end', async () => {
    const { chainWalk } = createServices(options);
    const [{ reviews }] = await knex('review').count({ reviews: '*' });
    const found = await chainWalk.verifyAll(TODAY);
    expect(found).toMatchObject({
      // Beside the reviews, the programme, the exemptions, the rename, two entities with incidents that no review had asked about and two campaigns.
      chains: Number(reviews) + 8,
      brokenChains: 0,
      broken: [],
    });
    expect(found.entries).toBeGreaterThan(10 * found.chains);
  });

  it('looks back at some of its closed incidents, with and without a question', async () => {
    const said = await knex('incident_finding').orderBy('opened_at', 'desc');
    expect(
      said.map(row => [row.question_id, row.would_have_helped]).sort(),
    ).toEqual([
      [null, 'notAsked'],
      ['alerting', 'partly'],
      ['gradual-release', 'yes'],
    ]);
    const [{ closed }] = await knex('incident')
      .whereNotNull('resolved_at')
      .count({ closed: '*' });
    expect(Number(closed)).toBeGreaterThan(said.length);
  });

  it('leaves something waiting for the owner one signs in as', async () => {
    const { mine } = createServices(options);
    const { items } = await mine.listWaiting(
      { limit: 200 },
      { credentials: demoCredentials('user:default/nadia.haddad') },
    );
    const waiting = items.map(({ waitingFor }) => waitingFor);
    expect(waiting).toContain('answerQuestion');
    expect(waiting).toContain('driveReview');
  });

  it('leaves only fresh news in the outbox', async () => {
    const [{ at }] = await knex('outbox').min({ at: 'created_at' });
    expect(at > '2026-05-13').toBe(true);
  });

  it('tells nothing twice', async () => {
    const count = async () =>
      (await knex('answer_revision').count({ n: '*' }))[0];
    const before = await count();
    const again = new DemoYear(options);
    expect(await again.beginning()).toBeUndefined();
    await again.runOnce(TODAY);
    expect(again.told).toBe(true);
    expect(await count()).toEqual(before);
  });
});
