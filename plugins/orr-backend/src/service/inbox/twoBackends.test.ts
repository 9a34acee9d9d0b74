import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import createKnex, { Knex } from 'knex';
import request from 'supertest';
import orrPlugin from '../..';
import { CHECKOUT, group } from '../../__testUtils__/createTestPortal';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(120_000);

const databases = createTestDatabases();
/** SQLite serves one process. */
const shared = databases
  .eachSupportedId()
  .flat()
  .filter(id => id !== 'SQLITE_3');
const EVENTS = 200;
const MACHINE = mockCredentials.service.header();

function cdEvent(number: number) {
  return {
    context: {
      id: `run-${number}`,
      source: '/clusters/eu-1',
      type: 'dev.cdevents.service.deployed.0.3.0',
      timestamp: new Date().toISOString(),
    },
    subject: {
      id: 'checkout',
      content: { environment: { id: 'production' } },
    },
    customData: { entityRef: 'component:default/checkout' },
  };
}

async function startReplica(knex: Knex) {
  const backend = await startTestBackend({
    features: [
      orrPlugin,
      catalogServiceMock.factory({
        entities: [CHECKOUT, group('payments'), group('reliability')],
      }),
      mockServices.database.factory({ knex }),
    ],
  });
  const send = (event: object) =>
    request(backend.server)
      .post('/api/orr/events/cdevents')
      .set('authorization', MACHINE)
      .send(event)
      .expect(202);
  return { backend, send };
}

// Where no server is given there is nothing to share.
(shared.length ? describe : describe.skip)('two backends', () => {
  it('share what waits, also where one of them goes on the way', async () => {
    const [id] = shared;
    const knex = await databases.init(id);
    const ofOther = createKnex(knex.client.config);
    const replicas = [await startReplica(knex), await startReplica(ofOther)];
    await request(replicas[0].backend.server)
      .get('/api/orr/entities/component/default/checkout/deploy-health')
      .set('authorization', mockCredentials.user.header())
      .expect(200);

    for (let number = 0; number < EVENTS; number += 1) {
      // Either may get any of them, and the same one comes again by the other.
      const [first, second] = number % 2 ? replicas : [...replicas].reverse();
      const event = cdEvent(number);
      await first.send(event);
      if (number < EVENTS / 2) {
        await second.send(event);
      } else if (number === EVENTS / 2) {
        await replicas[1].backend.stop();
        replicas[1] = replicas[0];
      }
    }

    let waiting = EVENTS;
    while (waiting > 0) {
      waiting = (await knex('inbox_event').where({ state: 'waiting' })).length;
      await new Promise(setImmediate);
    }
    const rows = await knex('deployment').select('source_id');
    expect(new Set(rows.map(row => row.source_id)).size).toBe(EVENTS);
    expect(rows).toHaveLength(EVENTS);
    const events = await knex('inbox_event').select('state', 'attempts');
    expect(events).toHaveLength(EVENTS);
    expect(new Set(events.map(event => event.state))).toEqual(
      new Set(['done']),
    );
    expect(new Set(events.map(event => event.attempts))).toEqual(new Set([1]));
    await replicas[0].backend.stop();
    await ofOther.destroy();
  });
});
