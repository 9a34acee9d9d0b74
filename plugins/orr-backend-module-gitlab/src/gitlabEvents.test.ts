import { dirname, join } from 'node:path';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import eventsPlugin from '@backstage/plugin-events-backend';
import {
  EventParams,
  eventsServiceFactory,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { JsonObject } from '@backstage/types';
import type { WebhookDeploymentEventSchema } from '@gitbeaker/rest';
import { isSourceError } from 'backstage-plugin-orr-node';
import { hostsOf } from './__testUtils__/readingSource';
import { gitlabDeploymentEvents } from './gitlabEvents';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

// The two features of the package as it loads them; its own loader imports them in a way that Jest does not know.
const gitlabEventsModules = ['Webhook', 'EventRouter'].map(
  name =>
    jest.requireActual(
      join(
        dirname(
          require.resolve('@backstage/plugin-events-backend-module-gitlab'),
        ),
        `service/eventsModuleGitlab${name}.cjs.js`,
      ),
    ).default,
);

const SECRET = 'webhook-secret-of-the-portal';

const events = gitlabDeploymentEvents(
  hostsOf([
    { host: 'gitlab.com', token: 't' },
    {
      host: 'gitlab.acme.example',
      apiBaseUrl: 'https://api.acme.example/v4',
      baseUrl: 'https://www.acme.example/gitlab',
      token: 't',
    },
    { host: 'open.example', apiBaseUrl: 'https://open.example/api/v4' },
  ]),
);

/** As GitLab sends it, and as a client of GitLab describes it. */
function deploymentEvent(
  project: { path_with_namespace?: string; web_url?: string } = {},
): WebhookDeploymentEventSchema {
  return {
    object_kind: 'deployment',
    status: 'success',
    status_changed_at: '2026-03-01 09:04:15 +0100',
    deployment_id: 41,
    deployable_id: 796,
    deployable_url: 'https://gitlab.com/Acme/Pay/-/jobs/796',
    environment: 'live',
    environment_tier: 'production',
    environment_slug: 'live',
    environment_external_url: 'https://pay.acme.example',
    short_sha: '279484c0',
    user_url: 'https://gitlab.com/ada',
    commit_url:
      'https://gitlab.com/Acme/Pay/-/commit/279484c09fbe69ededfced8c1bb6e6d24616b468',
    commit_title: 'Pay faster',
    user: {
      id: 7,
      name: 'Ada',
      username: 'ada',
      state: 'active',
      avatar_url: 'https://gitlab.com/ada.png',
      web_url: 'https://gitlab.com/ada',
    },
    project: {
      id: 30,
      name: 'Pay',
      description: '',
      web_url: 'https://gitlab.com/Acme/Pay',
      avatar_url: null,
      git_ssh_url: 'git@gitlab.com:Acme/Pay.git',
      git_http_url: 'https://gitlab.com/Acme/Pay.git',
      namespace: 'Acme',
      visibility_level: 0,
      path_with_namespace: 'Acme/Pay',
      default_branch: 'main',
      homepage: 'https://gitlab.com/Acme/Pay',
      url: 'git@gitlab.com:Acme/Pay.git',
      ssh_url: 'git@gitlab.com:Acme/Pay.git',
      http_url: 'https://gitlab.com/Acme/Pay.git',
      ...project,
    },
  };
}

const meaningOf = (payload: unknown) =>
  events.interpret(
    { topic: 'gitlab.deployment', payload },
    { rulesOf: () => [] },
  );

describe('what an event of GitLab means', () => {
  it('says where to look, and nothing else', () => {
    expect(meaningOf(deploymentEvent())).toEqual({
      kind: 'poke',
      bindingKey: 'gitlab:gitlab.com/acme/pay',
    });
  });

  it.each([
    'https://gitlab.acme.example/core/pay',
    'https://www.acme.example/gitlab/core/pay',
  ])('knows a GitLab by its host and by that of its pages: %s', webUrl => {
    expect(
      meaningOf(
        deploymentEvent({ path_with_namespace: 'core/pay', web_url: webUrl }),
      ),
    ).toEqual({
      kind: 'poke',
      bindingKey: 'gitlab:gitlab.acme.example/core/pay',
    });
  });

  it.each([
    'https://evil.example/Acme/Pay',
    'https://open.example/Acme/Pay',
    'https://gitlab.com.evil.example/Acme/Pay',
    'https://gitlab.com@evil.example/Acme/Pay',
  ])('is nothing where it is of another host: %s', webUrl => {
    expect(meaningOf(deploymentEvent({ web_url: webUrl }))).toEqual({
      kind: 'ignored',
      why: 'It is of a GitLab that this portal has no token for.',
    });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'deployment'],
    ['of another kind', { ...deploymentEvent(), object_kind: 'push' }],
    ['without a project', { object_kind: 'deployment' }],
    ['of no project', deploymentEvent({ path_with_namespace: '../user' })],
    ['of no address', deploymentEvent({ web_url: 'gitlab.com' })],
    // eslint-disable-next-line no-script-url
    ['of no page', deploymentEvent({ web_url: 'javascript:alert(1)' })],
  ])('is refused where it is none: %s', (_, payload) => {
    let thrown: unknown;
    try {
      meaningOf(payload);
    } catch (error) {
      thrown = error;
    }
    expect(isSourceError(thrown)).toBe(true);
    expect(thrown).toMatchObject({ problem: 'bad-response' });
  });
});

describe('the way from a webhook of GitLab', () => {
  async function portal(config: JsonObject) {
    const received: EventParams[] = [];
    const { server } = await startTestBackend({
      features: [
        eventsPlugin,
        ...gitlabEventsModules,
        eventsServiceFactory,
        createBackendModule({
          pluginId: 'events',
          moduleId: 'what-is-received',
          register(env) {
            env.registerInit({
              deps: { service: eventsServiceRef },
              async init({ service }) {
                await service.subscribe({
                  id: 'what-is-received',
                  topics: [...events.topics],
                  onEvent: async event => {
                    received.push(event);
                  },
                });
              },
            });
          },
        }),
        // One process alone: nothing goes through the bus, which would keep a request open.
        mockServices.rootConfig.factory({
          data: { events: { useEventBus: 'never', ...config } },
        }),
      ],
    });
    const send = async (headers: Record<string, string>) => {
      const response = await fetch(
        `http://127.0.0.1:${server.port()}/api/events/http/gitlab`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-gitlab-event': 'Deployment Hook',
            ...headers,
          },
          body: JSON.stringify(deploymentEvent()),
        },
      );
      return response.status;
    };
    return { received, send };
  }

  const withSecret = { modules: { gitlab: { webhookSecret: SECRET } } };

  it('is taken with the token of the portal', async () => {
    const { received, send } = await portal(withSecret);
    expect(await send({ 'x-gitlab-token': SECRET })).toBe(202);
    // Local subscribers are served before the answer.
    expect(received.map(({ topic }) => topic)).toEqual(['gitlab.deployment']);
    expect(meaningOf(received[0].eventPayload)).toEqual({
      kind: 'poke',
      bindingKey: 'gitlab:gitlab.com/acme/pay',
    });
  });

  it.each<[string, Record<string, string>]>([
    ['without a token', {}],
    ['with another token', { 'x-gitlab-token': 'another' }],
    ['with an empty token', { 'x-gitlab-token': '' }],
  ])('is closed %s', async (_, headers) => {
    const { received, send } = await portal(withSecret);
    expect(await send(headers)).toBe(403);
    expect(received).toEqual([]);
    // The way itself works: what was refused was refused for its token.
    expect(await send({ 'x-gitlab-token': SECRET })).toBe(202);
    expect(received).toHaveLength(1);
  });

  it('is there for nobody where the portal has no token', async () => {
    const { received, send } = await portal({});
    expect(await send({ 'x-gitlab-token': SECRET })).toBe(404);
    expect(received).toEqual([]);
  });

  it('is open to everybody where its topic is listed without a token, and says no more than where to look', async () => {
    const { received, send } = await portal({
      http: { topics: ['gitlab'] },
    });
    expect(await send({})).toBe(202);
    expect(received.map(({ eventPayload }) => meaningOf(eventPayload))).toEqual(
      [{ kind: 'poke', bindingKey: 'gitlab:gitlab.com/acme/pay' }],
    );
  });
});
