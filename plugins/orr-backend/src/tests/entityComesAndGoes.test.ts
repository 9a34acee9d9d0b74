import { randomUUID } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'an entity that changes while its review runs, on %s',
  databaseId => {
    let knex: Knex;
    let entities: Entity[];
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let reviewId: string;
    const reviews = () => portal.services.reviews;
    const detail = (credentials = NADIA) =>
      reviews().getReview({ reviewId }, { credentials });

    beforeEach(async () => {
      entities = [CHECKOUT, group('payments'), group('reliability')];
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: new Proxy({} as CatalogService, {
          get: (_, name: keyof CatalogService) => {
            const catalog = catalogServiceMock({ entities });
            return (catalog[name] as Function).bind(catalog);
          },
        }),
        documents: [{ ...CHECKLIST, deciding: { default: 'independent' } }],
      });
      const { review } = await reviews().createReview(
        {
          mutationId: randomUUID(),
          entityRef: ENTITY,
          checklistId: CHECKLIST.id,
          kind: 'launch',
        },
        { credentials: NADIA },
      );
      reviewId = review.id;
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const catalogIs = async (instant: string, ...now: Entity[]) => {
      entities = now;
      portal.moveTo(instant);
      await portal.services.projection.runOnce(portal.clock.now());
    };
    const submit = () =>
      reviews().submitReview(
        { mutationId: randomUUID(), reviewId, revision: 1 },
        { credentials: NADIA },
      );

    it('takes the review away with the entity, and gives it back with it', async () => {
      await catalogIs('2026-03-02T10:00:00.000Z', group('payments'));

      await expect(detail()).rejects.toMatchObject({ name: 'NotFoundError' });
      await expect(submit()).rejects.toMatchObject({ name: 'NotFoundError' });
      const page = await portal.services.readiness.listReadiness(
        { limit: 10, kind: ['component'] },
        { credentials: NADIA },
      );
      expect(page).toMatchObject({ items: [], totalItems: 0 });

      await catalogIs(
        '2026-03-02T11:00:00.000Z',
        { ...CHECKOUT, metadata: { ...CHECKOUT.metadata, uid: 'uid-2' } },
        group('payments'),
      );

      expect(await detail()).toMatchObject({
        review: { id: reviewId, state: 'inProgress' },
      });
      await submit();
      expect(
        JSON.parse((await knex('snapshot').first()).content),
      ).toMatchObject({ entityUid: 'uid-2' });
    });

    it('goes on under the same ref where only its case has changed', async () => {
      await catalogIs(
        '2026-03-02T10:00:00.000Z',
        { ...CHECKOUT, metadata: { name: 'CheckOut', uid: 'uid-1' } },
        group('payments'),
      );

      expect(await detail()).toMatchObject({
        entity: { entityRef: ENTITY, name: 'CheckOut' },
      });
      expect(await knex('entity').where({ kind: 'component' })).toHaveLength(1);
    });

    it('asks who decides by the owners of now', async () => {
      const { snapshot } = await submit();
      expect((await detail(OMAR)).may.decide).toBe(true);

      await catalogIs(
        '2026-03-02T10:00:00.000Z',
        {
          ...CHECKOUT,
          relations: [
            { type: 'ownedBy', targetRef: 'group:default/reliability' },
          ],
        },
        group('payments'),
        group('reliability'),
      );

      expect((await detail(OMAR)).may).toMatchObject({
        decide: false,
        decideRefusal: 'inOwningGroup',
      });
      await expect(
        reviews().decideReview(
          {
            mutationId: randomUUID(),
            reviewId,
            revision: 2,
            snapshotId: snapshot!.id,
            outcome: 'noGo',
            reason: 'No',
            conditions: [],
            confirmedQuestionIds: [],
          },
          { credentials: OMAR },
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      // What was frozen stays as it was.
      expect((await detail()).snapshot).toMatchObject({
        ownerRefs: ['group:default/payments'],
      });
    });
  },
);
