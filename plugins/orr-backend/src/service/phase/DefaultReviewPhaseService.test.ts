import {
  orrReviewUpdatePermission,
  ReviewPhase,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { permissionsWithout } from '../../__testUtils__/permissionsWithout';
import { named, ReviewStory } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'the phase of a review on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let story: ReviewStory;
    let denied: Set<string>;

    beforeEach(async () => {
      denied = new Set();
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [CHECKLIST],
        permissions: permissionsWithout(denied),
      });
      story = await new ReviewStory(portal.services).start();
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const set = (
      phase: ReviewPhase | null,
      known: ReviewPhase | null,
      change: { mutationId?: string; credentials?: typeof NADIA } = {},
    ) => {
      const { credentials = NADIA, ...rest } = change;
      return portal.services.phases.setReviewPhase(
        { ...named({ reviewId: story.reviewId, phase, known }), ...rest },
        { credentials },
      );
    };
    const shown = async () => (await story.reload()).detail.review;
    const history = async () =>
      (
        await knex('history_entry')
          .where({ action: 'review.phaseChanged' })
          .orderBy('seq')
      ).map(row => ({ facts: JSON.parse(row.facts), actor: row.actor_ref }));

    it('is set and taken away; the revision of the review stays', async () => {
      expect((await shown()).phase).toBeUndefined();
      expect(await set('design', null)).toEqual({ phase: 'design' });
      expect(await shown()).toMatchObject({ phase: 'design', revision: 1 });
      await set('build', 'design', { credentials: TOM });
      await set(null, 'build');
      expect((await shown()).phase).toBeUndefined();
      expect(await history()).toEqual([
        {
          facts: { phaseFrom: null, phaseTo: 'design' },
          actor: 'user:default/nadia',
        },
        {
          facts: { phaseFrom: 'design', phaseTo: 'build' },
          actor: 'user:default/tom',
        },
        {
          facts: { phaseFrom: 'build', phaseTo: null },
          actor: 'user:default/nadia',
        },
      ]);
    });

    it('refuses whoever did not see the latest, and of two at once one', async () => {
      await set('design', null);
      await expect(set('launch', null)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('known: '),
      });
      const both = await Promise.allSettled([
        set('build', 'design'),
        set('launch', 'design', { credentials: TOM }),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(await history()).toHaveLength(2);
    });

    it('is written once where the same request comes twice, and not at all where nothing changes', async () => {
      const mutationId = '5b0f4a1e-3b0c-4c6e-9d3d-0f6b8a3c1d2e';
      await set('design', null, { mutationId });
      await set('design', null, { mutationId });
      await set('design', 'design');
      expect(await history()).toHaveLength(1);
    });

    it('is for whoever may answer, while the review is open for answers', async () => {
      denied.add(orrReviewUpdatePermission.name);
      await expect(set('design', null)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      denied.clear();
      await set('design', null);
      await story.answer('rollback', { kind: 'practice', value: 'yes' });
      await story.answer('runbook', { kind: 'choices', choices: ['used'] });
      await story.submit();
      await expect(set('launch', 'design')).rejects.toMatchObject({
        name: 'ConflictError',
      });
      expect(await shown()).toMatchObject({
        state: 'submitted',
        phase: 'design',
      });
    });
  },
);
