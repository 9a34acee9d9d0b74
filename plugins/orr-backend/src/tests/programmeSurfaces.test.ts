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
  ProgrammeDocument,
  ProgrammePlace,
  ReadinessRow,
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
 * What the programme shows is compared entity by entity with what the catalog shows: for somebody who sees all, and for
 * somebody from whom it hides a part, by rules that come with the catalog and by one of the portal's own.
 */

jest.setTimeout(120_000);

const databases = createTestDatabases();
const named = <T extends object>(rest: T) => ({
  mutationId: randomUUID(),
  ...rest,
});

const OWNERS = ['payments', 'secrets'];
const components: Entity[] = OWNERS.flatMap(owner =>
  Array.from({ length: 12 }, (_, index) =>
    entityOf({
      name: `${owner}-${index}`,
      labels: { tier: `tier-${(index % 3) + 1}` },
      spec: {
        type: index === 11 ? 'library' : 'service',
        lifecycle: index % 4 ? 'production' : 'experimental',
        owner,
      },
      relations: [['ownedBy', `group:default/${owner}`]],
    }),
  ),
);
const all = [...OWNERS.map(owner => groupOf(owner)), ...components];
const visibleToNadia = all.filter(
  ({ metadata, relations }) =>
    metadata.name === 'payments' ||
    relations?.some(({ targetRef }) => targetRef === 'group:default/payments'),
);

const SCOPE: ProgrammeDocument['scope'] = {
  $any: [
    { 'spec.lifecycle': 'production' },
    { 'metadata.labels.tier': 'tier-1' },
  ],
};

const POLICIES: Record<string, { catalogs: PolicyDecision; seen: Entity[] }> = {
  'a policy that allows all': { catalogs: ALLOW, seen: all },
  'rules that come with the catalog': {
    catalogs: onCatalog({
      anyOf: [
        catalogConditions.isEntityOwner({ claims: ['group:default/payments'] }),
        catalogConditions.hasMetadata({ key: 'name', value: 'payments' }),
      ],
    }),
    seen: visibleToNadia,
  },
  'a rule of the portal’s own': {
    catalogs: onCatalog({
      resourceType: 'catalog-entity',
      rule: 'IS_NOT_SECRET',
      params: {},
    }),
    seen: visibleToNadia,
  },
};

const isNadia = ({ principal }: BackstageCredentials) =>
  (principal as { userEntityRef?: string }).userEntityRef ===
  'user:default/nadia';

function catalogFor(seen: Entity[]) {
  const whole = catalogServiceMock({ entities: all });
  const part = catalogServiceMock({ entities: seen });
  return catalogSeenBy(credentials => (isNadia(credentials) ? part : whole));
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  describe.each(Object.entries(POLICIES))('under %s', (_, policy) => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    /** Where each component was put. */
    const places = new Map<string, ProgrammePlace>();
    const refOf = (name: string) => `component:default/${name}`;
    const seenRefs = policy.seen
      .filter(({ kind }) => kind === 'Component')
      .map(({ metadata }) => refOf(metadata.name))
      .sort();

    async function decide(entityRef: string) {
      const { reviews } = portal.services;
      const { review } = await reviews.createReview(
        named({
          entityRef,
          checklistId: CHECKLIST.id,
          kind: 'launch' as const,
        }),
        { credentials: OMAR },
      );
      const reviewId = review.id;
      const { snapshot } = await reviews.submitReview(
        named({ reviewId, revision: 1 }),
        { credentials: OMAR },
      );
      await reviews.decideReview(
        named({
          reviewId,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome: 'noGo' as const,
          reason: 'Nothing is answered',
          conditions: [],
          confirmedQuestionIds: [],
        }),
        { credentials: TOM },
      );
    }

    async function exempt(entityRef: string, approve: boolean) {
      const { exemptions } = portal.services;
      const { id } = await exemptions.requestExemption(
        named({ entityRef, reason: 'Soon gone', until: '2026-05-31' }),
        { credentials: TOM },
      );
      if (approve) {
        await exemptions.decideExemption(
          named({ exemptionId: id, revision: 1, outcome: 'approved' as const }),
          { credentials: OMAR },
        );
      }
    }

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: catalogFor(policy.seen),
        documents: [
          {
            ...CHECKLIST,
            appliesTo: { kind: 'Component', 'spec.type': 'service' },
            deciding: { default: 'peer' },
          },
        ],
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
      await portal.services.programme.updateProgramme(
        named({
          revision: 0,
          document: { scope: SCOPE },
        }),
        { credentials: OMAR },
      );
      await new ReadinessClock({
        ...portal.stores,
        projector: portal.services.projector,
        logger: mockServices.logger.mock(),
      }).runOnce(portal.clock.now());
      for (const owner of OWNERS) {
        for (let index = 0; index < 12; index += 1) {
          const name = `${owner}-${index}`;
          const inScope = index % 4 !== 0 || index % 3 === 0;
          places.set(refOf(name), inScope ? 'uncovered' : 'outOfScope');
        }
        await decide(refOf(`${owner}-1`));
        await decide(refOf(`${owner}-2`));
        await exempt(refOf(`${owner}-3`), true);
        await exempt(refOf(`${owner}-5`), false);
        places.set(refOf(`${owner}-1`), 'covered');
        places.set(refOf(`${owner}-2`), 'covered');
        places.set(refOf(`${owner}-3`), 'exempt');
        places.set(refOf(`${owner}-11`), 'notAsked');
      }
    });

    afterAll(async () => {
      await knex.destroy();
    });

    const options = { credentials: NADIA };
    const placed = (...wanted: ProgrammePlace[]) =>
      seenRefs.filter(ref => wanted.includes(places.get(ref)!));
    async function listAll(programme?: ProgrammePlace[]) {
      const rows: ReadinessRow[] = [];
      let cursor: string | undefined;
      let totalItems: number;
      do {
        const page = await portal.services.readiness.listReadiness(
          { kind: ['component'], limit: 5, cursor, programme },
          options,
        );
        rows.push(...page.items);
        ({ nextCursor: cursor, totalItems } = page);
      } while (cursor);
      expect(totalItems).toBe(rows.length);
      return rows;
    }

    it('lists each entity that the catalog shows, at its place', async () => {
      const rows = await listAll();
      expect(
        rows
          .map(({ entity, programme }) => [entity.entityRef, programme])
          .sort(),
      ).toEqual(seenRefs.map(ref => [ref, places.get(ref)]));
    });

    it.each<ProgrammePlace[]>([
      ['covered'],
      ['uncovered'],
      ['exempt'],
      ['outOfScope'],
      ['notAsked'],
      ['covered', 'uncovered'],
    ])('filters by %s %s', async (...wanted) => {
      const programme = wanted.filter(place => place !== undefined);
      const rows = await listAll(programme);
      expect(rows.map(({ entity }) => entity.entityRef).sort()).toEqual(
        placed(...programme),
      );
    });

    it('counts coverage of what the catalog shows, in all and by tier', async () => {
      const coverage = await portal.services.programme.getProgrammeCoverage(
        options,
      );
      const counts = (refs: string[]) => {
        const at = (...wanted: ProgrammePlace[]) =>
          refs.filter(ref => wanted.includes(places.get(ref)!)).length;
        return {
          inScope: at('covered', 'uncovered'),
          covered: at('covered'),
          exempt: at('exempt'),
          outOfScope: at('outOfScope'),
        };
      };
      expect(coverage).toMatchObject(counts(seenRefs));
      expect(coverage.covered).toBeGreaterThan(0);
      expect(coverage.tiers).toEqual(
        [1, 2, 3].map(tier => ({
          tier: `tier-${tier}`,
          ...counts(
            seenRefs.filter(
              ref =>
                places.get(ref) !== 'notAsked' &&
                (Number(ref.split('-').pop()) % 3) + 1 === tier,
            ),
          ),
        })),
      );
      expect(coverage.matched).toBe(
        placed('covered', 'uncovered', 'exempt', 'notAsked').length,
      );
    });

    it('counts beside the filter what the catalog shows', async () => {
      const facets = await portal.services.readiness.getReadinessFacets(
        { kind: ['component'] },
        options,
      );
      expect(
        Object.fromEntries(
          facets.programme.map(({ value, count }) => [value, count]),
        ),
      ).toEqual({
        covered: placed('covered').length,
        uncovered: placed('uncovered').length,
        exempt: placed('exempt').length,
        outOfScope: placed('outOfScope').length,
        notAsked: placed('notAsked').length,
      });
    });

    it('lists the exemptions of what the catalog shows', async () => {
      const listed = await portal.services.exemptions.listExemptions(
        { limit: 50 },
        options,
      );
      const refs = listed.items.map(({ entity }) => entity.entityRef).sort();
      expect(refs).toEqual(seenRefs.filter(ref => /-[35]$/.test(ref)));
      expect(listed.totalItems).toBe(refs.length);
      expect(JSON.stringify(listed).includes('secrets')).toBe(
        seenRefs.some(ref => ref.includes('secrets')),
      );
    });

    it('previews a scope over what the catalog shows', async () => {
      const { programme } = portal.services;
      const preview = await programme.previewScope(
        { scope: { 'spec.type': 'library' } },
        options,
      );
      expect(preview).toMatchObject({
        matched: placed('notAsked').length,
        asked: 0,
        total: seenRefs.length,
      });
      expect(preview.examples.map(({ entityRef }) => entityRef).sort()).toEqual(
        placed('notAsked'),
      );
      const everything = await programme.previewScope({}, options);
      expect(everything.matched).toBe(
        seenRefs.length - placed('notAsked').length,
      );
    });

    it('tells the impact of a draft on what the catalog shows', async () => {
      const { checklistDraftService } = portal.services;
      const { id: draftId, document } = await checklistDraftService.createDraft(
        {
          from: {
            type: 'blank',
            id: 'libraries',
            title: 'Libraries',
            owner: 'group:default/reliability',
          },
        },
        options,
      );
      await checklistDraftService.saveDraft(
        {
          draftId,
          revision: 1,
          document: {
            ...document,
            description: 'What a library needs',
            appliesTo: { 'spec.type': 'library' },
            sections: CHECKLIST.sections,
          },
        },
        options,
      );
      const impact = await checklistDraftService.getImpact(
        { draftId, rollout: [] },
        options,
      );
      const libraries = seenRefs.filter(ref => ref.endsWith('-11'));
      expect(impact.entities).toEqual({
        asked: libraries.length,
        newlyAsked: libraries.length,
        noLongerAsked: 0,
      });
      expect(
        impact.owners.map(({ ownerRef, entities }) => [ownerRef, entities]),
      ).toEqual(
        OWNERS.filter(owner => libraries.includes(refOf(`${owner}-11`))).map(
          owner => [`group:default/${owner}`, 1],
        ),
      );
    });

    it('tells whom a filter matches, and why, as far as the catalog shows them', async () => {
      const { checklistDraftService } = portal.services;
      const within = { kind: 'component', 'spec.type': 'service' };
      const filter = { 'spec.lifecycle': { $in: ['Production'] } };
      const services = seenRefs.filter(ref => !ref.endsWith('-11'));
      const wanted = services.filter(
        ref => Number(ref.split('-').pop()) % 4 !== 0,
      );
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await checklistDraftService.listMatches(
          { filter, within, limit: 5, cursor },
          options,
        );
        expect(page.counts).toEqual(
          cursor
            ? undefined
            : {
                matched: wanted.length,
                within: services.length,
                isLowerBound: false,
              },
        );
        found.push(...page.items.map(({ entityRef }) => entityRef));
        cursor = page.nextCursor;
      } while (cursor);
      expect(found).toEqual(wanted);

      const about = async (entityRef: string) =>
        (
          await checklistDraftService.listMatches(
            { filter, within, limit: 0, entityRef },
            options,
          )
        ).about;
      expect(await about('Component:default/payments-4')).toMatchObject({
        entityRef: refOf('payments-4'),
        within: { holds: true },
        filter: { holds: false, found: 'experimental' },
      });
      expect(await about(refOf('payments-11'))).toMatchObject({
        within: { holds: false, parts: [{ holds: true }, { holds: false }] },
        filter: { holds: true },
      });
      expect((await about(refOf('secrets-1')))?.entityRef).toBe(
        seenRefs.find(ref => ref === refOf('secrets-1')),
      );
      expect(await about('group:default/payments')).toBeUndefined();
    });

    it('fills the set-up from what the catalog shows', async () => {
      const setup = await portal.services.programme.getProgrammeSetup(options);
      const [tier] = setup.tierCandidates;
      expect(tier).toMatchObject({
        source: { label: 'tier' },
        count: seenRefs.length,
      });
      expect(setup.checklists).toMatchObject([
        {
          applies: seenRefs.length - placed('notAsked').length,
          // Its group is in no catalog here.
          reviewers: 'unknown',
        },
      ]);
    });

    it('writes the place of each entity that the catalog shows into the file', async () => {
      let text = '';
      for await (const part of await portal.services.readiness.exportReadiness(
        { kind: ['component'] },
        options,
      )) {
        text += part;
      }
      expect(text.split('\r\n').slice(1, -1)).toHaveLength(seenRefs.length);
      expect(text.match(/,Exempt,/g) ?? []).toHaveLength(
        placed('exempt').length,
      );
    });

    it('costs as many statements however many entities there are', async () => {
      const log = new StatementLog(knex);
      const { programme } = portal.services;
      const count = async (work: () => Promise<unknown>) =>
        (await log.during(work)).length;
      // Of a rule of the portal's own, what it shows was listed before.
      expect(
        await count(() => programme.getProgrammeCoverage(options)),
      ).toBeLessThanOrEqual(3);
      expect(
        await count(() => programme.previewScope({}, options)),
      ).toBeLessThanOrEqual(4);
      expect(
        await count(() => programme.getProgrammeSetup(options)),
      ).toBeLessThanOrEqual(8);
      expect(
        await count(() =>
          portal.services.exemptions.listExemptions({ limit: 50 }, options),
        ),
      ).toBeLessThanOrEqual(3);
    });
  });
});
