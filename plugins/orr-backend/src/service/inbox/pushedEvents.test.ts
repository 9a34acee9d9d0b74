import { createHmac } from 'node:crypto';
import {
  BackendFeature,
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import eventsPlugin from '@backstage/plugin-events-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { InboxPage } from 'backstage-plugin-orr-common';
import { orrSourcesExtensionPoint } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import request from 'supertest';
import orrPlugin from '../..';
import { CHECKOUT, group } from '../../__testUtils__/createTestPortal';
import { databaseFor } from '../../__testUtils__/databaseFor';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { TestDeployments } from './__testUtils__/TestDeployments';

jest.setTimeout(120_000);

const SECRET = 'it-is-known-to-github-and-the-portal';
const TOPIC = 'github.deployment_status';
const databases = createTestDatabases();

/** As GitHub sends it, of which the test source reads only the repository. */
const payload = { repo: 'checkout', deployment_status: { state: 'success' } };

const recorded = { orr: { sources: { push: { trust: 'record' } } } };
const withSecret = { modules: { github: { webhookSecret: SECRET } } };

/** What the module adds by dynamic imports, which Jest does not know. */
function githubModules(): BackendFeature[] {
  return ['eventsModuleGithubEventRouter', 'eventsModuleGithubWebhook'].map(
    name =>
      jest.requireActual(
        resolvePackagePath(
          '@backstage/plugin-events-backend-module-github',
          `dist/service/${name}.cjs.js`,
        ),
      ).default,
  );
}

describe.each(databases.eachSupportedId())('events by HTTP on %s', id => {
  let knex: Knex;
  let eventsKnex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    eventsKnex = await databases.initEmpty('SQLITE_3');
  });

  async function start(config: JsonObject) {
    const source = new TestDeployments('github', [TOPIC]);
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    const { server } = await startTestBackend({
      features: [
        orrPlugin,
        createBackendModule({
          pluginId: 'orr',
          moduleId: 'pipes',
          register(env) {
            env.registerInit({
              deps: { sources: orrSourcesExtensionPoint },
              init: async ({ sources }) =>
                sources.addDeploymentSource(() => source),
            });
          },
        }),
        // Without it the events backend answers 202 and nothing arrives.
        eventsServiceFactory,
        eventsPlugin,
        ...githubModules(),
        catalogServiceMock.factory({
          entities: [CHECKOUT, group('payments'), group('reliability')],
        }),
        logger.factory,
        databaseFor({ orr: knex, others: eventsKnex }),
        mockServices.rootConfig.factory({
          data: {
            ...config,
            // It would keep a request open for a minute, and with it the server.
            events: { ...(config.events as object), useEventBus: 'never' },
          },
        }),
      ],
    });
    const as = mockCredentials.user.header();
    const inbox = async (state: string): Promise<InboxPage> =>
      (
        await request(server)
          .get(`/api/orr/sources/inbox?state=${state}`)
          .set('authorization', as)
      ).body;
    /** Whatever it comes to. */
    const arrived = async () => {
      for (;;) {
        const { topics } = await inbox('done');
        const found = topics.find(({ topic }) => topic === TOPIC);
        if (found && found.counts.done + found.counts.ignored > 0) {
          return found;
        }
        await new Promise(setImmediate);
      }
    };
    const post = (topic: string, headers: Record<string, string> = {}) =>
      request(server)
        .post(`/api/events/http/${topic}`)
        .set({ 'x-github-event': 'deployment_status', ...headers })
        .send(payload);
    const signed = {
      'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET)
        .update(JSON.stringify(payload))
        .digest('hex')}`,
    };
    return { server, logger, inbox, arrived, post, signed };
  }

  /** Asks for the entity, which makes it known, and binds it. */
  async function meet(server: Parameters<typeof request>[0]) {
    await request(server)
      .get('/api/orr/entities/component/default/checkout/deploy-health')
      .set('authorization', mockCredentials.user.header())
      .expect(200);
    // As the job does that binds entities, which may come later or have been here.
    const { id: entityId } = await knex('entity')
      .where({ entity_ref: 'component:default/checkout' })
      .first('id');
    const { bindings } = new TestDeployments('github').bind(CHECKOUT);
    for (const { key, instance, title } of bindings) {
      await knex('source_binding')
        .insert({
          kind: 'deployments',
          provider: 'github',
          key,
          instance,
          title,
          selector: '{}',
          host: instance,
          bound_at: '2026-03-01T09:00:00.000Z',
          due_at: '2026-03-01T09:00:00.000Z',
        })
        .onConflict()
        .ignore();
      await knex('source_binding_entity')
        .insert({
          entity_id: entityId,
          kind: 'deployments',
          provider: 'github',
          binding_key: key,
        })
        .onConflict()
        .ignore();
    }
  }

  it.each([
    ['no secret is set', {}, 'github'],
    ['its ingress is listed beside the secret', withSecret, 'github', true],
    ['its topic is open beside the ingress with the secret', withSecret, TOPIC],
  ])(
    'makes no record of a forged event where %s, whatever is configured',
    async (_, events, listed, isSigned = false) => {
      const { server, logger, arrived, post, signed } = await start({
        ...recorded,
        events: { ...events, http: { topics: [listed] } },
      });
      await meet(server);
      await post(listed, isSigned ? signed : {}).expect(202);
      expect(await arrived()).toMatchObject({
        recordedFrom: [],
        counts: { done: 1 },
      });
      expect(await knex('deployment').select()).toEqual([]);
      expect((await knex('source_binding').first()).poked_at).not.toBeNull();
      const errors = logger.error.mock.calls.filter(([text]) =>
        text.includes('are not recorded'),
      );
      // Of this source and of CDEvents, one each.
      expect(errors).toHaveLength(2);
      expect(errors.flat().join()).toContain(
        `Events of github are not recorded: nothing shows who sends ${TOPIC}`,
      );
    },
  );

  it('records what is signed with the secret, and lets nothing else in', async () => {
    const { server, arrived, inbox, post, signed } = await start({
      ...recorded,
      events: withSecret,
    });
    await meet(server);
    await post('github').expect(403);
    await post('github', { 'x-hub-signature-256': 'sha256=00' }).expect(403);
    await post(TOPIC).expect(404);
    expect((await inbox('done')).topics).toContainEqual(
      expect.objectContaining({
        topic: TOPIC,
        recordedFrom: ['github'],
        counts: { waiting: 0, done: 0, ignored: 0, rejected: 0, dead: 0 },
      }),
    );
    await post('github', signed).expect(202);
    expect((await arrived()).counts).toMatchObject({ done: 1 });
    expect(await knex('deployment').select()).toMatchObject([
      { provider: 'github', observed_via: 'event-verified' },
    ]);
    expect(JSON.stringify(await knex('inbox_event').select())).not.toContain(
      signed['x-hub-signature-256'],
    );
  });

  it('only hastens a poll by what is signed where nothing else is configured', async () => {
    const { server, arrived, post, signed } = await start({
      events: withSecret,
    });
    await meet(server);
    await post('github', signed).expect(202);
    expect((await arrived()).counts).toMatchObject({ done: 1 });
    expect(await knex('deployment').select()).toEqual([]);
  });
});
