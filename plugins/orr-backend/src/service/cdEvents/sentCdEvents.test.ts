import { randomUUID } from 'node:crypto';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { SourceBindResult } from 'backstage-plugin-orr-node';
import { CloudEvent, HTTP, Message } from 'cloudevents';
import { Knex } from 'knex';
import request from 'supertest';
import orrPlugin from '../..';
import { CHECKOUT, group } from '../../__testUtils__/createTestPortal';
import { databaseFor } from '../../__testUtils__/databaseFor';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { CdEventsSource } from './CdEventsSource';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const MACHINE = mockCredentials.service.header();
const ENTITY = 'component:default/checkout';

const BOUND = {
  ...CHECKOUT,
  metadata: {
    ...CHECKOUT.metadata,
    annotations: { 'operational-readiness/cdevents-service': 'checkout' },
  },
};

/** A CDEvent in the documented shape, about an entity of the catalog. */
function cdEvent(
  type: string,
  change: { at?: Date; content?: object; id?: string } = {},
) {
  return {
    context: {
      version: '0.5.1',
      id: randomUUID(),
      source: '/clusters/eu-1',
      type: `dev.cdevents.${type}`,
      timestamp: (change.at ?? new Date()).toISOString(),
    },
    subject: {
      id: change.id ?? 'checkout',
      source: '/clusters/eu-1',
      type: type.split('.')[0],
      content: { environment: { id: 'production' }, ...change.content },
    },
    customData: { entityRef: ENTITY },
    customDataContentType: 'application/json',
  };
}

/** The same as the data of a CloudEvent. */
function inCloudEvent(event: ReturnType<typeof cdEvent>) {
  const { id, source, type } = event.context;
  return new CloudEvent({
    id,
    source,
    type,
    datacontenttype: 'application/json',
    data: event,
  });
}

describe.each(databases.eachSupportedId())('CDEvents on %s', id => {
  let knex: Knex;
  let eventsKnex: Knex;
  const denied = new Set<string>();

  beforeEach(async () => {
    denied.clear();
    knex = await databases.init(id);
    eventsKnex = await databases.initEmpty('SQLITE_3');
  });

  async function start() {
    const decide = async (requests: { permission: { name: string } }[]) =>
      requests.map(({ permission }) => ({
        result: (denied.has(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW) as
          | AuthorizeResult.DENY
          | AuthorizeResult.ALLOW,
      }));
    const { server } = await startTestBackend({
      features: [
        orrPlugin,
        eventsServiceFactory,
        eventsPlugin,
        catalogServiceMock.factory({
          entities: [BOUND, group('payments'), group('reliability')],
        }),
        mockServices.permissions.mock({
          authorize: decide,
          authorizeConditional: decide,
        }).factory,
        databaseFor({ orr: knex, others: eventsKnex }),
        mockServices.rootConfig.factory({
          data: {
            events: {
              http: { topics: ['cdevents'] },
              // It would keep a request open for a minute, and with it the server.
              useEventBus: 'never',
            },
          },
        }),
      ],
    });
    // Asked for, the entity is known.
    await request(server)
      .get('/api/orr/entities/component/default/checkout/deploy-health')
      .set('authorization', mockCredentials.user.header())
      .expect(200);
    const post = (
      { headers, body }: { headers?: object; body: unknown },
      as = MACHINE,
    ) =>
      request(server)
        .post('/api/orr/events/cdevents')
        .set({ 'content-type': 'application/json', ...headers })
        .set('authorization', as)
        .send(body as string);
    const send = (message: Message) =>
      post({ headers: message.headers, body: message.body });
    const settled = async () => {
      for (;;) {
        const waiting = await knex('inbox_event').where({ state: 'waiting' });
        if (!waiting.length) {
          return knex('inbox_event').select('state', 'why');
        }
        await new Promise(setImmediate);
      }
    };
    return { server, post, send, settled };
  }

  it('come from a sender of CloudEvents in either mode, each once', async () => {
    const { send, settled } = await start();
    const first = cdEvent('service.deployed.0.3.0');
    const second = cdEvent('service.upgraded.0.3.0');
    const binary = HTTP.binary(inCloudEvent(first));
    expect(binary.headers).toHaveProperty('ce-id');
    const structured = HTTP.structured(inCloudEvent(second));
    expect((await send(binary)).body).toEqual({ accepted: 1, duplicates: 0 });
    expect((await send(structured)).body).toEqual({
      accepted: 1,
      duplicates: 0,
    });
    expect((await send(binary)).body).toEqual({ accepted: 0, duplicates: 1 });
    // The same event in the other mode is another content, and the same deployment.
    expect((await send(HTTP.structured(inCloudEvent(first)))).status).toBe(202);
    await settled();
    const rows = await knex('deployment').select();
    expect(rows.map(row => row.source_id).sort()).toEqual(
      [first.context.id, second.context.id].sort(),
    );
    expect(rows[0]).toMatchObject({
      provider: 'cdevents',
      instance: '/clusters/eu-1',
      observed_via: 'api',
      tier: 'production',
      outcome: 'succeeded',
    });
    expect(await knex('deployment_entity').select()).toHaveLength(2);
  });

  it('come several at once, in an array', async () => {
    const { post, settled } = await start();
    const events = [
      cdEvent('service.deployed.0.3.0'),
      cdEvent('service.rolledback.0.3.0'),
    ];
    const { body } = await post({
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(events.map(inCloudEvent)),
    });
    expect(body).toEqual({ accepted: 2, duplicates: 0 });
    await settled();
    expect(
      (await knex('deployment').select()).map(({ kind }) => kind).sort(),
    ).toEqual(['deploy', 'rollback']);
  });

  it('tell when an incident opened, in whatever order they come', async () => {
    const { post, settled } = await start();
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const opened = at(50);
    const events = [
      cdEvent('incident.detected.0.3.0', { id: 'INC-7', at: opened }),
      cdEvent('incident.reported.0.3.0', { id: 'INC-7', at: at(40) }),
      cdEvent('incident.resolved.0.3.0', { id: 'INC-7', at: at(20) }),
    ];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      await knex('incident').delete();
      await knex('inbox_event').delete();
      for (const index of order) {
        await post({ body: events[index] }).expect(202);
        await settled();
      }
      expect(await knex('incident').select()).toMatchObject([
        {
          source_id: 'INC-7',
          opened_at: opened.toISOString(),
          resolved_at: events[2].context.timestamp,
        },
      ]);
    }
  });

  it('are bound by an annotation, whose value is the id of the service', async () => {
    const { post, settled } = await start();
    const { id: entityId } = await knex('entity')
      .where({ entity_ref: ENTITY })
      .first('id');
    // As the job does that binds entities, which may come later or have been here.
    const { bindings } = new CdEventsSource().bind(BOUND) as Extract<
      SourceBindResult,
      { status: 'bound' }
    >;
    const [{ key, instance, title, selector }] = bindings;
    expect(key).toBe('cdevents:*/checkout');
    const bound = { kind: 'deployments', provider: 'cdevents' };
    await knex('source_binding')
      .insert({
        ...bound,
        key,
        instance,
        title,
        selector: JSON.stringify(selector),
        host: 'cdevents',
        bound_at: '2026-03-01T09:00:00.000Z',
        due_at: '2026-03-01T09:00:00.000Z',
      })
      .onConflict()
      .ignore();
    await knex('source_binding_entity')
      .insert({ ...bound, entity_id: entityId, binding_key: key })
      .onConflict()
      .ignore();
    const deployed = { ...cdEvent('service.deployed.0.3.0'), customData: {} };
    const hurt = {
      ...cdEvent('incident.detected.0.3.0', {
        id: 'INC-8',
        content: { service: { id: 'checkout' } },
      }),
      customData: {},
    };
    const other = {
      ...cdEvent('service.deployed.0.3.0', { id: 'nobodys' }),
      customData: {},
    };
    await post({ body: JSON.stringify([deployed, hurt, other]) }).expect(202);
    expect((await settled()).map(({ state }) => state).sort()).toEqual([
      'done',
      'done',
      'ignored',
    ]);
    expect(await knex('deployment').select()).toMatchObject([
      { binding_key: 'cdevents:*/checkout' },
    ]);
    expect(await knex('incident_entity').select()).toMatchObject([
      { entity_id: entityId },
    ]);
  });

  it('are not taken from who may not tell, and incidents only from who may tell of these', async () => {
    const { post } = await start();
    const incident = cdEvent('incident.detected.0.3.0', { id: 'INC-9' });
    denied.add('orr.incident.record');
    const refused = await post({ body: incident });
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('orr.incident.record');
    await post({ body: cdEvent('service.deployed.0.3.0') }).expect(202);
    denied.add('orr.deployment.record');
    await post({ body: cdEvent('service.deployed.0.3.0') }).expect(403);
    expect(await knex('inbox_event').select()).toHaveLength(1);
  });

  it('only arrive where anybody can send them, and are not recorded', async () => {
    const { server, settled } = await start();
    await request(server)
      .post('/api/events/http/cdevents')
      .set('ce-id', '1')
      .send(cdEvent('service.deployed.0.3.0'))
      .expect(202);
    expect(await settled()).toEqual([
      {
        state: 'ignored',
        why: 'It is not known who sent it, and CDEvents cannot be asked about it',
      },
    ]);
    expect(await knex('deployment').select()).toEqual([]);
  });

  it('are answered once under one key, whose other content is a conflict', async () => {
    const { server, post } = await start();
    const event = cdEvent('service.deployed.0.3.0');
    const headers = { 'idempotency-key': 'run-17/deploy' };
    for (const _ of [1, 2]) {
      const { body } = await post({ headers, body: event }).expect(202);
      expect(body).toEqual({ accepted: 1, duplicates: 0 });
    }
    const other = await post({
      headers,
      body: cdEvent('service.deployed.0.3.0'),
    }).expect(409);
    expect(other.body.error.message).toBe(
      'idempotency-key: was used for another request before',
    );
    const bad = await post({
      headers: { 'idempotency-key': 'with space' },
      body: event,
    }).expect(400);
    expect(bad.body.error.message).toContain('idempotency-key: must be');
    const told = {
      deployments: [
        {
          entityRefs: [ENTITY],
          id: '1',
          environment: 'production',
          outcome: 'running',
          startedAt: new Date().toISOString(),
        },
      ],
    };
    const tell = (key: string, as = MACHINE) =>
      request(server)
        .post('/api/orr/deployments')
        .set('authorization', as)
        .set('idempotency-key', key)
        .send(told);
    expect((await tell('a')).body).toEqual({ recorded: 1, unchanged: 0 });
    expect((await tell('a')).body).toEqual({ recorded: 1, unchanged: 0 });
    // Another caller has keys of their own.
    expect((await tell('a', mockCredentials.user.header())).body).toEqual({
      recorded: 0,
      unchanged: 1,
    });
    expect((await tell('run-17/deploy')).status).toBe(409);
    const anHour = 60 * 60_000;
    await knex('mutation').update({
      created_at: new Date(Date.now() - 25 * anHour).toISOString(),
    });
    expect((await tell('a')).body).toEqual({ recorded: 0, unchanged: 1 });
  });

  it('name what does not fit, and which topics there are', async () => {
    const { server, post } = await start();
    const messageOf = async (sent: ReturnType<typeof post>, status: number) => {
      const { body } = await sent.expect(status);
      return body.error.message;
    };
    expect(
      await messageOf(
        request(server)
          .post('/api/orr/events/travis')
          .set('authorization', MACHINE)
          .send({}),
        404,
      ),
    ).toBe('There is no topic travis; there are cdevents');
    expect(
      await messageOf(
        post({ headers: { 'content-type': 'text/plain' }, body: 'x' }),
        400,
      ),
    ).toContain(
      'application/json or application/cloudevents+json or application/cloudevents-batch+json',
    );
    expect(await messageOf(post({ body: '[]' }), 400)).toContain('body');
    expect(
      await messageOf(
        post({ body: JSON.stringify({ a: 'x'.repeat(1_100_000) }) }),
        400,
      ),
    ).toBe('body: is larger than 1024 kB');
  });
});
