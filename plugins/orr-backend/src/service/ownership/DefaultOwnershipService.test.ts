import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { orrReviewUpdatePermission } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { permissionsWithout } from '../../__testUtils__/permissionsWithout';
import {
  ENTITY_REF,
  named,
  ReviewStory,
} from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const PAYMENTS = 'group:default/payments';
const RELIABILITY = 'group:default/reliability';
const SECRET = 'Berta told us all';

function ownedBy(...owners: string[]): Entity {
  return {
    ...CHECKOUT,
    spec: { ...CHECKOUT.spec, owner: owners[0] },
    relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
  };
}

describe.each(databases.eachSupportedId())(
  'an entity that is taken over, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let present: Entity;
    let story: ReviewStory;
    let denied: Set<string>;

    beforeEach(async () => {
      denied = new Set();
      knex = await databases.init(databaseId);
      present = ownedBy(PAYMENTS);
      const catalog = () =>
        catalogServiceMock({
          entities: [present, group('payments'), group('reliability')],
        });
      portal = await createTestPortal(knex, {
        documents: [CHECKLIST],
        permissions: permissionsWithout(denied),
        catalog: catalogServiceMock.mock({
          getEntityByRef: (...args) => catalog().getEntityByRef(...args),
          getEntitiesByRefs: (...args) => catalog().getEntitiesByRefs(...args),
          queryEntities: (...args) => catalog().queryEntities(...args),
        }),
      });
      story = new ReviewStory(portal.services);
      await story.submitted();
      await story.decide();
      portal.moveTo('2026-03-03T09:00:00.000Z');
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const become = async (...owners: string[]) => {
      present = ownedBy(...owners);
      await portal.services.projection.runOnce(portal.clock.now());
    };
    const overview = (credentials = OMAR) =>
      portal.services.overview.getEntityOverview(
        { entityRef: ENTITY_REF, reviews: 5 },
        { credentials },
      );
    const takenOver = async (credentials = OMAR) =>
      (await overview(credentials)).takenOver;
    const waiting = async (credentials = OMAR) =>
      (
        await portal.services.mine.listWaiting({ limit: 50 }, { credentials })
      ).items.filter(({ waitingFor }) => waitingFor === 'affirmOwnership');
    const affirm = (change: object = {}, credentials = OMAR) =>
      portal.services.ownershipService.affirmOwnership(
        named({
          entityRef: ENTITY_REF,
          checklistId: CHECKLIST.id,
          decisionId: story.detail.decision!.id,
          ...change,
        }),
        { credentials },
      );

    it('asks the new owners and nobody else, and is quiet once they affirm', async () => {
      expect(await takenOver()).toEqual([]);
      const standings = await knex('readiness').select(
        'standing',
        'reasons',
        'sequence',
      );
      await become(RELIABILITY);

      const asked = {
        checklistId: CHECKLIST.id,
        decisionId: story.detail.decision!.id,
        ownerRefs: [RELIABILITY],
      };
      expect(await takenOver()).toEqual([{ ...asked, may: { affirm: true } }]);
      expect(await takenOver(TOM)).toEqual([
        { ...asked, may: { affirm: false } },
      ]);
      expect(await waiting()).toMatchObject([
        {
          since: '2026-03-02T09:00:00.000Z',
          reviewId: story.reviewId,
          entity: { entityRef: ENTITY_REF },
        },
      ]);
      expect(await waiting(TOM)).toEqual([]);

      expect(await affirm({ note: SECRET })).toEqual({
        entityRef: ENTITY_REF,
        ...asked,
        affirmedBy: 'user:default/omar',
        affirmedAt: '2026-03-03T09:00:00.000Z',
        note: SECRET,
      });

      expect(await takenOver()).toEqual([]);
      expect(await waiting()).toEqual([]);
      expect(
        await knex('readiness').select('standing', 'reasons', 'sequence'),
      ).toEqual(standings);
      const { items } = await portal.services.changes.listEntityChanges(
        { entityRef: ENTITY_REF, limit: 1 },
        { credentials: OMAR },
      );
      expect(items).toMatchObject([
        { action: 'owner.affirmed', actorRef: 'user:default/omar' },
      ]);
      expect(JSON.stringify(items)).not.toContain(SECRET);
    });

    it('asks the next owner again, and who was there before not', async () => {
      await become(RELIABILITY);
      await affirm();
      await become('group:default/search');
      expect(await takenOver()).toMatchObject([
        { ownerRefs: ['group:default/search'] },
      ]);
      await become(PAYMENTS);
      expect(await takenOver()).toEqual([]);
    });

    it('lets each of several new owners affirm for themselves', async () => {
      await become(PAYMENTS, RELIABILITY, 'group:default/search');
      expect(await affirm()).toMatchObject({ ownerRefs: [RELIABILITY] });
      expect(await takenOver()).toMatchObject([
        { ownerRefs: ['group:default/search'], may: { affirm: false } },
      ]);
      expect(await waiting()).toEqual([]);
    });

    it('ends with the next decision, which knows its owners', async () => {
      await become('group:default/search');
      expect(await takenOver()).toHaveLength(1);
      await story.submitted();
      await story.decide();
      expect(await takenOver()).toEqual([]);
    });

    it('is affirmed once', async () => {
      await become(RELIABILITY);
      const mutationId = '5b0f4a1e-3b0c-4c6e-9d3d-0f6b8a3c1d2e';
      const first = await affirm({ mutationId });
      expect(await affirm({ mutationId })).toEqual(first);
      await expect(affirm()).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it.each([
      ['of a decision that is not in force', { decisionId: 'another' }],
      ['under another checklist', { checklistId: 'recovery' }],
    ])('is refused %s', async (_, change) => {
      await become(RELIABILITY);
      await expect(affirm(change)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('decisionId: '),
      });
    });

    it('is refused whoever does not own it since', async () => {
      await expect(affirm({}, NADIA)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      await become(RELIABILITY);
      await expect(affirm({}, TOM)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      denied.add(orrReviewUpdatePermission.name);
      await expect(affirm()).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(await takenOver()).toMatchObject([{ may: { affirm: false } }]);
    });

    it('asks nobody where it is not known who owned it then', async () => {
      await knex('decision_owner').delete();
      await become(RELIABILITY);
      expect(await takenOver()).toEqual([]);
      expect(await waiting()).toEqual([]);
    });

    it('asks whoever owns what nobody owned', async () => {
      await become();
      await story.submitted();
      await story.decide();
      await become(RELIABILITY);
      expect(await takenOver()).toMatchObject([{ ownerRefs: [RELIABILITY] }]);
    });

    it('loses its note with its writer', async () => {
      await become(RELIABILITY);
      await affirm({ note: SECRET });
      const erased = await portal.services.historyCare.eraseContent(
        named({ userRef: 'user:default/omar' }),
        { credentials: NADIA },
      );
      // The reason of the decision is Omar's too.
      expect(erased.texts).toBe(2);
      expect(JSON.stringify(await knex('ownership_affirmation'))).not.toContain(
        SECRET,
      );
    });
  },
);
