import { randomUUID } from 'node:crypto';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import request from 'supertest';
import orrPlugin from '..';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import { createCatalogModule } from '../__testUtils__/createCatalogModule';
import {
  GROUP_OF,
  HEADERS,
  isOpenTo,
  peoplesPolicies,
  Persona,
  PERSONAS,
  POLICIES,
  PolicyName,
} from '../__testUtils__/peoplesPolicies';

/*
 * What the catalog itself shows to a persona under a policy is compared, entity by entity, with what each of our surfaces
 * shows and counts.
 */

jest.setTimeout(180_000);

const CHECKLIST = 'service-launch-readiness';
const GROUPS = ['payments', 'reliability', 'guests', 'secrets'];
const OPEN_TO = ['nobody', 'payments', 'reliability', 'guests'];
const PEOPLE = Object.keys(GROUP_OF);
const COMPONENTS = GROUPS.flatMap(owner =>
  OPEN_TO.map(open =>
    entityOf({
      name: `${owner}-for-${open}`,
      labels: { open, tier: `tier-of-${owner}-for-${open}` },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner,
        system: 'shop',
      },
    }),
  ),
);
const SHOP = entityOf({
  kind: 'System',
  name: 'shop',
  labels: { open: 'guests' },
  spec: { owner: 'payments' },
});
const ENTITIES = [...GROUPS.map(name => groupOf(name)), ...COMPONENTS, SHOP];

const CELLS = POLICIES.flatMap(policy =>
  PERSONAS.map((persona): [PolicyName, Persona] => [policy, persona]),
);
const USER_OF: Partial<Record<Persona, string>> = {
  owner: PEOPLE[0],
  reviewer: PEOPLE[1],
  outsider: PEOPLE[2],
};

const refsIn = (text: string) => [
  ...new Set(text.match(/component:default\/[a-z-]+/g) ?? []),
];

/** Before anything is known. */
const LONG_AGO = '2001-01-01';
/** A question that shows a gap in every review. */
const GAP = 'zone-loss';

describe('what each surface shows', () => {
  let policy: PolicyName = 'allow';
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];
  let stop: () => Promise<void>;
  const reviewIds = new Map<string, string>();
  let systemReviewId: string;
  let campaignId: string;

  const get = async (persona: Persona, path: string) => {
    const response = await request(server)
      .get(path)
      .set('authorization', HEADERS[persona]);
    expect([path, response.status < 500]).toEqual([path, true]);
    return response;
  };

  const post = (path: string, body: object) =>
    request(server)
      .post(`/api/orr${path}`)
      .set('authorization', HEADERS.owner)
      .send({ mutationId: randomUUID(), ...body });

  async function startReview(entityRef: string, rest: object = {}) {
    const started = await post('/reviews', {
      entityRef,
      checklistId: CHECKLIST,
      kind: 'launch',
      ...rest,
    });
    expect([started.status, started.body.error]).toEqual([201, undefined]);
    return started.body.review.id as string;
  }

  /** The catalog takes in its entities while it is asked, and we take in what is opened. */
  async function open(entityRef: string) {
    const [kind, name] = entityRef.split(':default/');
    const path = `/api/orr/entities/${kind}/default/${name}/readiness`;
    while ((await get('owner', path)).status === 404);
  }

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        createCatalogModule({ entities: ENTITIES, rules: [isOpenTo] }),
        orrPlugin,
        ...peoplesPolicies(ENTITIES, () => policy),
        mockServices.rootConfig.factory({
          data: {
            catalog: { stitchingStrategy: { mode: 'immediate' } },
            permission: { enabled: true },
            orr: { timeZone: 'UTC', tier: { label: 'tier' } },
          },
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    for (const entity of ENTITIES) {
      await open(stringifyEntityRef(entity));
    }
    // It is withdrawn again: it would stand in the way of each entity's own review.
    systemReviewId = await startReview('system:default/shop', {
      coveredEntityRefs: COMPONENTS.map(component =>
        stringifyEntityRef(component),
      ),
    });
    for (const component of COMPONENTS) {
      await post(`/reviews/${systemReviewId}/threads`, {
        questionId: 'system-picture',
        coveredEntityRef: stringifyEntityRef(component),
        text: 'Is it the same here?',
      }).expect(201);
    }
    await post(`/reviews/${systemReviewId}/withdrawals`, {
      revision: 1,
    }).expect(201);
    const until = new Date().toISOString().slice(0, 10);
    const draft = await post('/campaigns', {
      title: 'All at once',
      ownerRef: 'group:default/reliability',
      checklistId: CHECKLIST,
      scope: { kind: 'Component' },
      startsOn: until,
      dueOn: until,
    });
    campaignId = draft.body.id;
    await post(`/campaigns/${campaignId}/moves`, {
      revision: 1,
      act: 'start',
    }).expect(200);
    for (const component of COMPONENTS) {
      const entityRef = stringifyEntityRef(component);
      const reviewId = await startReview(entityRef);
      reviewIds.set(entityRef, reviewId);
      // Each of the three is waited for in each of the reviews.
      for (const [index, questionId] of [
        'system-picture',
        'failure-modes',
        'dependency-failures',
      ].entries()) {
        await request(server)
          .put(`/api/orr/reviews/${reviewId}/answers/${questionId}`)
          .set('authorization', HEADERS.owner)
          .send({
            mutationId: randomUUID(),
            revision: 0,
            statement: { kind: 'toBeResearched', assigneeRef: PEOPLE[index] },
            evidence: [],
          })
          .expect(200);
      }
      await request(server)
        .put(`/api/orr/reviews/${reviewId}/answers/${GAP}`)
        .set('authorization', HEADERS.owner)
        .send({
          mutationId: randomUUID(),
          revision: 0,
          statement: { kind: 'choices', choices: ['none_of_these'] },
          evidence: [],
        })
        .expect(200);
      await post(`/reviews/${reviewId}/dispositions`, {
        questionId: GAP,
        type: 'action',
        text: 'Close it',
        ownerRef: `group:default/${GROUP_OF[PEOPLE[0]]}`,
        until,
      }).expect(201);
      await post('/exemptions', { entityRef, reason: 'Soon gone', until });
    }
  });

  afterAll(async () => stop());

  /** The components that the catalog shows. */
  async function shownByCatalog(persona: Persona): Promise<string[]> {
    // The token of the pipeline is one for our plugin alone.
    if (persona === 'pipeline') {
      return COMPONENTS.map(component => stringifyEntityRef(component));
    }
    const { body } = await get(
      persona,
      '/api/catalog/entities/by-query?filter=kind=component&limit=100',
    );
    return body.items.map(stringifyEntityRef);
  }

  /** What our own permission leaves of that: nothing, or under built-in rules what is the persona's to own or to review. */
  function leftByPolicy(persona: Persona, refs: string[]): string[] {
    const isRestricted = persona !== 'pipeline' && policy !== 'allow';
    if (isRestricted && policy === 'deny') {
      return [];
    }
    return isRestricted && policy === 'builtIn' && persona !== 'reviewer'
      ? refs.filter(ref => ref.includes(`/${GROUP_OF[USER_OF[persona]!]}-for`))
      : refs;
  }

  /** Lists, each with the components it shows and the totals it tells of them. */
  async function lists(persona: Persona) {
    const rows: string[] = [];
    let cursor = '';
    let total: number;
    do {
      const { body } = await get(
        persona,
        `/api/orr/readiness?kind=component&limit=5${cursor}`,
      );
      rows.push(...body.items.map((row: any) => row.entity.entityRef));
      total = body.totalItems;
      cursor = body.nextCursor
        ? `&cursor=${encodeURIComponent(body.nextCursor)}`
        : '';
    } while (cursor);
    const file = await get(persona, '/api/orr/readiness.csv?kind=component');
    const facets = await get(
      persona,
      '/api/orr/readiness/facets?kind=component',
    );
    const exemptions = await get(persona, '/api/orr/exemptions?limit=100');
    const actions = await get(
      persona,
      '/api/orr/dispositions?type=action&limit=100',
    );
    const actionFile = await get(
      persona,
      '/api/orr/dispositions.csv?type=action',
    );
    const json = await get(persona, '/api/orr/readiness.json?kind=component');
    const changes = await get(
      persona,
      `/api/orr/readiness/changes?kind=component&limit=100&since=${LONG_AGO}`,
    );
    const due = await get(
      persona,
      '/api/orr/readiness/due?kind=action&limit=100',
    );
    const briefing = await get(
      persona,
      `/api/orr/briefing?since=${LONG_AGO}&${GROUPS.map(
        name => `group=group:default/${name}`,
      ).join('&')}`,
    );
    const lookedUp = await request(server)
      .post('/api/orr/readiness/look-up')
      .set('authorization', HEADERS[persona])
      .send({
        entityRefs: COMPONENTS.map(component => stringifyEntityRef(component)),
      });
    const sum = (counts: { count: number }[]) =>
      counts.reduce((all, { count }) => all + count, 0);
    const nextNow = briefing.body.counts.now;
    return {
      rows,
      total,
      file: refsIn(file.text),
      json: refsIn(json.text),
      lookedUp: (lookedUp.body.items ?? []).map((item: any) => item.entityRef),
      changes: changes.body.items.map((item: any) => item.entity.entityRef),
      changeTotal: changes.body.totalItems,
      moves: sum(changes.body.moves),
      due: due.body.items.map((item: any) => item.entity.entityRef),
      dueTotal: due.body.totalItems,
      briefing: refsIn(briefing.text),
      briefed: Object.values<number>(nextNow).reduce((a, b) => a + b, 0),
      briefedByTeam: briefing.body.teams.map((team: any) => [
        team.entities.totalItems,
        team.changes.totalItems,
        team.expiring.totalItems,
      ]),
      byTier: sum(facets.body.tier),
      byStanding: sum(facets.body.standing),
      tiers: facets.body.tier.map(
        ({ value }: { value: string }) =>
          `component:default/${value.slice('tier-of-'.length)}`,
      ),
      exemptions: exemptions.body.items.map(
        (item: any) => item.entity.entityRef,
      ),
      exemptionTotal: exemptions.body.totalItems,
      actions: (actions.body.items ?? []).map(
        (item: any) => item.entity.entityRef,
      ),
      actionTotal: actions.body.totalItems ?? 0,
      actionFile: refsIn(actionFile.text),
    };
  }

  const isDenied = ([name, persona]: (typeof CELLS)[number]) =>
    persona !== 'pipeline' && name === 'deny';

  it.each(CELLS.filter(isDenied))(
    'in no campaign (%s, %s)',
    async (name, persona) => {
      policy = name;
      const details = await get(persona, `/api/orr/campaigns/${campaignId}`);
      expect(details.status).toBe(403);
      const campaigns = await get(persona, '/api/orr/campaigns');
      expect(campaigns.body.items).toEqual([]);
    },
  );

  it.each(CELLS.filter(cell => !isDenied(cell)))(
    'in campaigns (%s, %s)',
    async (name, persona) => {
      policy = name;
      const shown = leftByPolicy(persona, await shownByCatalog(persona)).sort();
      const path = `/api/orr/campaigns/${campaignId}`;
      const details = await get(persona, path);
      const campaigns = await get(persona, '/api/orr/campaigns');
      const list = await get(persona, `${path}/entities?limit=200`);
      const file = await get(persona, `${path}/entities.csv`);
      expect({
        rows: refsIn(list.text).sort(),
        total: list.body.totalItems,
        file: refsIn(file.text).sort(),
        count: details.body.counts.entities,
        counted: campaigns.body.items[0].counts.entities,
        byTeam: details.body.teams.map((team: any) => team.counts.entities),
      }).toEqual({
        rows: shown,
        total: shown.length,
        file: shown,
        count: shown.length,
        counted: shown.length,
        byTeam: [...GROUPS]
          .sort()
          .map(
            group => shown.filter(ref => ref.includes(`/${group}-for`)).length,
          )
          .filter(count => count > 0),
      });
      for (const ref of COMPONENTS.map(one => stringifyEntityRef(one))) {
        const asks = await get(
          persona,
          `/api/orr/campaigns/asks?entityRef=${ref}`,
        );
        expect([ref, asks.body.totalItems]).toEqual([
          ref,
          shown.includes(ref) ? 1 : 0,
        ]);
      }
    },
  );

  it.each(CELLS)(
    'in lists, totals and files (%s, %s)',
    async (name, persona) => {
      policy = name;
      const shown = leftByPolicy(persona, await shownByCatalog(persona)).sort();
      const found = await lists(persona);
      expect({
        ...found,
        rows: found.rows.sort(),
        file: found.file.sort(),
        json: found.json.sort(),
        lookedUp: found.lookedUp.sort(),
        changes: found.changes.sort(),
        due: found.due.sort(),
        briefing: found.briefing.sort(),
        tiers: found.tiers.sort(),
        exemptions: found.exemptions.sort(),
        actions: found.actions.sort(),
        actionFile: found.actionFile.sort(),
      }).toEqual({
        rows: shown,
        total: shown.length,
        file: shown,
        json: shown,
        lookedUp: shown,
        changes: shown,
        changeTotal: shown.length,
        moves: shown.length,
        due: shown,
        dueTotal: shown.length,
        briefing: shown,
        briefed: shown.length,
        briefedByTeam: GROUPS.map(group => {
          const own = shown.filter(ref => ref.includes(`/${group}-for`));
          return [own.length, own.length, own.length];
        }),
        byTier: shown.length,
        byStanding: shown.length,
        tiers: shown,
        exemptions: shown,
        exemptionTotal: shown.length,
        actions: shown,
        actionTotal: shown.length,
        actionFile: shown,
      });
    },
  );

  it.each(CELLS)(
    'in how many entities a checklist asks (%s, %s)',
    async (name, persona) => {
      policy = name;
      const shown = leftByPolicy(persona, await shownByCatalog(persona));
      const list = await get(persona, '/api/orr/checklists/overviews');
      const one = await get(
        persona,
        `/api/orr/checklists/${CHECKLIST}/versions`,
      );
      const asked = (items: any[] = []) =>
        items.find(({ id }) => id === CHECKLIST)?.askedEntities;
      expect([
        asked(list.body.items),
        asked([one.body.checklist ?? {}]),
      ]).toEqual(
        isDenied([name, persona])
          ? [undefined, undefined]
          : [shown.length, shown.length],
      );
    },
  );

  it.each(CELLS)('on the entity itself (%s, %s)', async (name, persona) => {
    policy = name;
    const shown = await shownByCatalog(persona);
    const left = leftByPolicy(persona, shown);
    for (const [entityRef, reviewId] of reviewIds) {
      const entity = `/api/orr/entities/component/default/${
        entityRef.split('/')[1]
      }`;
      const isHidden = !shown.includes(entityRef);
      const isRefused = !left.includes(entityRef);
      const refusal = isRefused ? 403 : 200;
      const wanted = isHidden ? 404 : refusal;
      for (const path of [
        `${entity}/readiness`,
        `${entity}/verdict`,
        `${entity}/overview`,
        `${entity}/reviews`,
        `${entity}/facts`,
        `${entity}/decisions`,
        `${entity}/history`,
        `${entity}/history.csv`,
        `${entity}/history.json`,
        `${entity}/recorded-reviews`,
        `/api/orr/reviews/${reviewId}`,
        `/api/orr/reviews/${reviewId}/answers`,
        `/api/orr/reviews/${reviewId}/comments`,
        `/api/orr/reviews/${reviewId}/scrutiny`,
        `/api/orr/reviews/${reviewId}/snapshots`,
      ]) {
        const { status, text } = await get(persona, path);
        expect([path, status]).toEqual([path, wanted]);
        expect({
          path,
          other: refsIn(text).filter(ref => !shown.includes(ref)),
        })
          // What is asked for by its ref may be said back.
          .toEqual({
            path,
            other: isHidden && text.includes(entityRef) ? [entityRef] : [],
          });
      }
    }
  });

  it.each(CELLS)('in what a system covers (%s, %s)', async (name, persona) => {
    policy = name;
    const shown = await shownByCatalog(persona);
    for (const path of [
      '/api/orr/entities/system/default/shop/coverage',
      '/api/orr/entities/system/default/shop/overview',
      `/api/orr/reviews/${systemReviewId}`,
      `/api/orr/reviews/${systemReviewId}/answers`,
      `/api/orr/reviews/${systemReviewId}/comments`,
    ]) {
      const { status, text } = await get(persona, path);
      const told = refsIn(text);
      expect({
        path,
        hidden: told.filter(ref => !shown.includes(ref)),
      }).toEqual({ path, hidden: [] });
      const isWhole =
        (name === 'allow' || persona === 'pipeline') &&
        (path.endsWith(systemReviewId) || path.endsWith('/comments'));
      expect([path, isWhole && status, isWhole && told.length]).toEqual([
        path,
        isWhole && 200,
        isWhole && COMPONENTS.length,
      ]);
    }
  });

  it.each(CELLS.filter(([, persona]) => persona !== 'pipeline'))(
    'in what is one’s own (%s, %s)',
    async (name, persona) => {
      policy = name;
      const shown = leftByPolicy(persona, await shownByCatalog(persona)).sort();
      const userRef = USER_OF[persona]!;
      const own = shown.filter(ref =>
        ref.includes(`/${GROUP_OF[userRef]}-for`),
      );
      const mine = await get(persona, '/api/orr/me/readiness');
      expect(mine.body.owed).toMatchObject({
        totalItems: own.length,
      });
      expect(
        mine.body.owed.items
          .map((row: any) => row.entity.entityRef)
          .filter((ref: string) => ref.startsWith('component:'))
          .sort(),
      ).toEqual(own);
      const waiting = await get(persona, '/api/orr/me/waiting?limit=100');
      const asked = waiting.body.items
        .filter((item: any) => item.waitingFor === 'answerQuestion')
        .map((item: any) => item.entity.entityRef);
      expect(asked.sort()).toEqual(shown);
      expect(refsIn(waiting.text).filter(ref => !shown.includes(ref))).toEqual(
        [],
      );
    },
  );

  it.each(CELLS)('among what may be reused (%s, %s)', async (name, persona) => {
    policy = name;
    const shown = leftByPolicy(persona, await shownByCatalog(persona));
    for (const [, reviewId] of reviewIds) {
      const { text } = await get(
        persona,
        `/api/orr/reviews/${reviewId}/answers/system-picture/siblings`,
      );
      expect(refsIn(text).filter(ref => !shown.includes(ref))).toEqual([]);
    }
  });

  it.each(CELLS)('in coverage and scope (%s, %s)', async (name, persona) => {
    policy = name;
    const shown = leftByPolicy(persona, await shownByCatalog(persona));
    const { status, body } = await get(persona, '/api/orr/programme/coverage');
    const isRefused = persona !== 'pipeline' && name === 'deny';
    expect(status).toBe(isRefused ? 403 : 200);
    const tiers: { tier: string }[] = body.tiers ?? [];
    expect({
      total: isRefused ? undefined : body.inScope + body.exempt,
      tiers: tiers
        .map(({ tier }) => tier)
        .filter(Boolean)
        .sort(),
    }).toEqual({
      total: isRefused ? undefined : shown.length,
      tiers: shown.map(ref => `tier-of-${ref.split('/')[1]}`).sort(),
    });
  });

  it.each(CELLS)('in scorecards (%s, %s)', async (name, persona) => {
    policy = name;
    const shown = leftByPolicy(persona, await shownByCatalog(persona)).sort();
    const groups = GROUPS.map(group => `group=group:default/${group}`);
    const { body } = await get(
      persona,
      `/api/orr/scorecard?${groups.join('&')}&since=2020-01-01`,
    );
    // The system has no tier.
    const tiers = body.counts.tiers.filter((each: any) => each.tier);
    expect(
      tiers.map(({ tier }: any) => `component:default/${tier.slice(8)}`).sort(),
    ).toEqual(shown);
    expect(tiers.every(({ total }: any) => total === 1)).toBe(true);
    expect(body.trend.pop().total).toBe(body.counts.total);
    expect(body.since.total).toBe(0);

    const tree = await get(persona, '/api/orr/scorecard/tree?limit=100');
    const counted = tree.body.items.flatMap((item: any) =>
      item.counts.tiers.map(({ tier }: any) => tier),
    );
    expect(
      counted.filter(
        (tier: string) =>
          tier && !shown.includes(`component:default/${tier.slice(8)}`),
      ),
    ).toEqual([]);

    const figures = await get(persona, '/api/orr/scorecard/figures');
    // No decision is in force: scorecardGaps.test.ts holds what is counted of these.
    expect(figures.body.figures.map(({ key, n }: any) => [key, n])).toEqual([
      ['coverage', shown.length],
      ['openHighs', 0],
      ['currency', 0],
      ['automationShare', 0],
      ['notApplicableRate', 0],
      ['acceptedHighs', 0],
      ['overdueActions', 0],
      ['expiringAcceptances', 0],
      ['daysToClose', 0],
    ]);
  });

  describe('once the reviews are submitted', () => {
    beforeAll(async () => {
      policy = 'allow';
      for (const reviewId of reviewIds.values()) {
        await post(`/reviews/${reviewId}/submissions`, { revision: 1 }).expect(
          201,
        );
      }
    });

    it.each(CELLS.filter(([, persona]) => persona !== 'pipeline'))(
      'on the desk of who decides (%s, %s)',
      async (name, persona) => {
        policy = name;
        const shown = leftByPolicy(persona, await shownByCatalog(persona));
        const { body, text } = await get(persona, '/api/orr/me/desk?limit=100');
        // Peers decide, of whom the reviewers and the owners are asked; built-in rules let the reviewers alone.
        const isAsked = (ref: string) =>
          persona === 'reviewer' ||
          (persona === 'outsider' &&
            name !== 'builtIn' &&
            ref.includes('/guests-for'));
        const decided = shown.filter(isAsked);
        expect({
          reviews: body.items.map((item: any) => item.entity.entityRef).sort(),
          told: refsIn(text).sort(),
          isReviewer: body.isReviewer,
        }).toEqual({
          reviews: [...decided].sort(),
          told: [...decided].sort(),
          isReviewer: persona === 'reviewer',
        });
      },
    );
  });
});
