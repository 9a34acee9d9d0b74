import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parseChecklistFile } from 'backstage-plugin-orr-common';
import { entityOf } from '../__testUtils__/catalogEntities';
import { createTestPortal, NADIA } from '../__testUtils__/createTestPortal';
import { ENTITY_REF } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { DemoChanges } from './DemoChanges';
import { DemoPeople } from './DemoPeople';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const NOW = new Date('2026-03-02T09:00:00.000Z');
const file = resolvePackagePath(
  'backstage-plugin-orr-backend',
  'library/checklists/change-readiness.yaml',
);
const document = parseChecklistFile({ text: readFileSync(file, 'utf8'), file });
const CHECKOUT = {
  name: 'checkout-api',
  entityRef: ENTITY_REF,
  ownerRefs: ['group:default/payments'],
};

function person(name: string, team: string) {
  return entityOf({
    kind: 'User',
    name,
    relations: [['memberOf', `group:default/${team}`]],
  });
}

describe.each(databases.eachSupportedId())(
  'the changes of the demo, on %s',
  databaseId => {
    it('are one that is over, one that waits and one that is to come', async () => {
      const knex = await databases.init(databaseId);
      const portal = await createTestPortal(knex, { documents: [document] });
      const { reviews } = portal.services;
      const changes = new DemoChanges({
        reviews,
        people: new DemoPeople([
          person('nadia', 'payments'),
          person('omar', 'reliability'),
        ]),
        timeZone: 'UTC',
      });
      const steps = changes
        .actsOn([CHECKOUT], [document], NOW)
        .sort((one, other) => one.at.getTime() - other.at.getTime());
      for (const { at, play } of steps) {
        portal.moveTo(at.toISOString());
        await play();
      }
      const { items } = await reviews.listEntityReviews(
        { entityRef: ENTITY_REF, limit: 10 },
        { credentials: NADIA },
      );
      expect(items).toMatchObject([
        {
          state: 'inProgress',
          change: { kind: 'pullRequest', plannedOn: '2026-03-08' },
        },
        {
          state: 'submitted',
          change: { kind: 'pullRequest', plannedOn: '2026-03-11' },
        },
        {
          state: 'decided',
          outcome: 'go',
          change: { kind: 'release', plannedOn: '2026-01-21' },
        },
      ]);
      expect(
        await knex('section_sign_off_request').where({
          review_id: items[1].id,
        }),
      ).toMatchObject([{ section_id: 'aim', asked_ref: 'group:default/risk' }]);
      await knex.destroy();
    });

    it('are none without the checklist, the service or its people', async () => {
      const knex = await databases.init(databaseId);
      const portal = await createTestPortal(knex);
      const changes = new DemoChanges({
        reviews: portal.services.reviews,
        people: new DemoPeople([]),
        timeZone: 'UTC',
      });
      expect(changes.actsOn([CHECKOUT], [document], NOW)).toEqual([]);
      expect(changes.actsOn([], [document], NOW)).toEqual([]);
      expect(changes.actsOn([CHECKOUT], [], NOW)).toEqual([]);
      await knex.destroy();
    });
  },
);
