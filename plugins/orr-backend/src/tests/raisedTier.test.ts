import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { ENTITY_REF, ReviewStory } from '../__testUtils__/ReviewStory';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
} from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const [ROLLBACK, RUNBOOK] = CHECKLIST.sections[0].questions;
/** The runbook is asked of what matters most alone. */
const DOCUMENT: ChecklistDocument = {
  ...CHECKLIST,
  sections: [
    {
      ...CHECKLIST.sections[0],
      questions: [
        ROLLBACK,
        {
          ...RUNBOOK,
          appliesTo: { 'metadata.labels.tier': { $in: ['tier-1'] } },
        },
      ],
    },
  ],
};

const checkout = (tier: string): Entity => ({
  ...CHECKOUT,
  metadata: { ...CHECKOUT.metadata, labels: { tier } },
});

describe.each(databases.eachSupportedId())('a raised tier on %s', id => {
  let knex: Knex;

  afterEach(async () => {
    await knex.destroy();
  });

  it('keeps its decision until the next review, which asks what applies now', async () => {
    knex = await databases.init(id);
    let present = checkout('tier-2');
    const catalog = () =>
      catalogServiceMock({
        entities: [present, group('payments'), group('reliability')],
      });
    const portal = await createTestPortal(knex, {
      documents: [DOCUMENT],
      catalog: catalogServiceMock.mock({
        getEntityByRef: (...args) => catalog().getEntityByRef(...args),
        getEntitiesByRefs: (...args) => catalog().getEntitiesByRefs(...args),
        queryEntities: (...args) => catalog().queryEntities(...args),
      }),
    });
    const story = await new ReviewStory(portal.services).start();
    await story.answer('rollback', { kind: 'practice', value: 'yes' });
    await story.submit();
    await story.decide({ outcome: 'go', conditions: [] });
    present = checkout('tier-1');
    await portal.services.projection.runOnce(portal.clock.now());
    // What was decided stands: that more is asked now is no reason by itself.
    const { checklists } = await portal.services.readiness.getEntityReadiness(
      { entityRef: ENTITY_REF },
      { credentials: NADIA },
    );
    expect(checklists).toMatchObject([
      { standing: 'ready', reasons: [{ code: 'decidedGo' }] },
    ]);

    await story.start();
    await story.answer('rollback', { kind: 'practice', value: 'yes' });
    await story.submit();
    await expect(
      story.decide({ outcome: 'go', conditions: [] }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('outcome'),
    });
  });
});
