import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import eventsBackend from '@backstage/plugin-events-backend';
import {
  EventParams,
  eventsServiceFactory,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import {
  DeploymentSource,
  HostGates,
  IssueTracker,
  orrSourcesExtensionPoint,
  orrTrackersExtensionPoint,
  SourceFactory,
} from 'backstage-plugin-orr-node';
import orrGithubModule from '.';
import { githubEventsModules } from './__testUtils__/githubEventsModules';
import { examplesOf, signatureOf } from './__testUtils__/githubWebhooks';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const clock = { now: () => new Date('2026-03-01T10:00:00.000Z') };

/** What the module adds to the plugin. */
function added() {
  const trackers: IssueTracker[] = [];
  const sources: DeploymentSource[] = [];
  return {
    trackers,
    sources,
    extensionPoints: [
      [
        orrTrackersExtensionPoint,
        { addTracker: (tracker: IssueTracker) => trackers.push(tracker) },
      ],
      [
        orrSourcesExtensionPoint,
        {
          addDeploymentSource: (factory: SourceFactory<DeploymentSource>) =>
            sources.push(factory({ clock, hosts: new HostGates({ clock }) })),
          addIncidentSource: () => {},
          addFactProvider: () => {},
        },
      ],
    ] as any,
  };
}

const integrations = { github: [{ host: 'github.com', token: 't' }] };

describe('orrGithubModule', () => {
  it('adds what the integrations of the portal have', async () => {
    const { trackers, sources, extensionPoints } = added();
    await startTestBackend({
      features: [
        orrGithubModule,
        mockServices.rootConfig.factory({ data: { integrations } }),
      ],
      extensionPoints,
    });
    expect(trackers.map(({ id }) => id)).toEqual(['github:github.com']);
    expect(sources.map(({ id }) => id)).toEqual(['github']);
    expect(sources[0].instances).toEqual([
      { id: 'github.com', title: 'GitHub', host: 'github.com' },
    ]);
  });

  it('adds nothing without credentials', async () => {
    const { trackers, sources, extensionPoints } = added();
    await startTestBackend({
      features: [
        orrGithubModule,
        mockServices.rootConfig.factory({ data: {} }),
      ],
      extensionPoints,
    });
    expect([trackers, sources]).toEqual([[], []]);
  });
});

describe('webhooks of GitHub, by the events backend', () => {
  const SECRET = 'secret-of-the-webhook';
  const LISTED = { http: { topics: ['github'] } };
  const KEPT = { modules: { github: { webhookSecret: SECRET } } };
  const [payload] = examplesOf('deployment_status');
  const body = JSON.stringify(payload);

  async function started(events: object, fails = false) {
    const { sources, extensionPoints } = added();
    const received: EventParams[] = [];
    const subscriber = createBackendModule({
      pluginId: 'orr',
      moduleId: 'test-subscriber',
      register(env) {
        env.registerInit({
          deps: { events: eventsServiceRef },
          async init({ events: service }) {
            await service.subscribe({
              id: 'test',
              topics: ['github.deployment_status', 'github.workflow_run'],
              async onEvent(event) {
                received.push(event);
                if (fails) {
                  throw new Error('does not work');
                }
              },
            });
          },
        });
      },
    });
    const { server } = await startTestBackend({
      features: [
        orrGithubModule,
        subscriber,
        eventsBackend,
        ...githubEventsModules,
        eventsServiceFactory,
        mockServices.rootConfig.factory({
          // Between processes they wait for each other, also when they end.
          data: {
            integrations,
            events: { useEventBus: 'never', ...events },
          } as any,
        }),
      ],
      extensionPoints,
    });
    const url = `http://localhost:${server.port()}/api/events/http/github`;
    const send = async (headers: Record<string, string>, text = body) => {
      const { status } = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          connection: 'close',
          'x-github-event': 'deployment_status',
          ...headers,
        },
        body: text,
      });
      return [status, received.splice(0).length];
    };
    return { send, received, source: sources[0] };
  }

  const signed = { 'x-hub-signature-256': signatureOf(body, SECRET) };
  const forged = { 'x-hub-signature-256': signatureOf(body, 'other') };
  const cloudEvent = { 'content-type': 'application/cloudevents+json' };

  it.each([
    ['no secret, the topic listed', LISTED, [202, 1], [202, 1], [202, 1]],
    ['a secret', KEPT, [403, 0], [403, 0], [202, 1]],
    [
      'a secret, the topic listed',
      { ...LISTED, ...KEPT },
      [403, 0],
      [403, 0],
      [202, 1],
    ],
  ])(
    'are delivered, unsigned, forged and signed, with %s',
    async (_, events, unsigned, withForged, withSigned) => {
      const { send } = await started(events);
      expect(await send({})).toEqual(unsigned);
      expect(await send(forged)).toEqual(withForged);
      expect(await send(signed)).toEqual(withSigned);
      expect(await send({ ...signed, ...cloudEvent })).toEqual([415, 0]);
    },
  );

  it('are not delivered a second time where a subscriber fails', async () => {
    const { send } = await started(KEPT, true);
    expect(await send(signed)).toEqual([202, 1]);
    expect(await send(signed)).toEqual([202, 1]);
  });

  it('are understood by the source as they arrive', async () => {
    const { source, received, send } = await started(KEPT);
    const about: { topic: string; payload: unknown }[] = [];
    const push = received.push.bind(received);
    received.push = (...events) => {
      about.push(
        ...events.map(({ topic, eventPayload }) => ({
          topic,
          payload: eventPayload,
        })),
      );
      return push(...events);
    };
    const run = JSON.stringify(examplesOf('workflow_run')[1]);
    await send(signed);
    await send(
      {
        'x-github-event': 'workflow_run',
        'x-hub-signature-256': signatureOf(run, SECRET),
      },
      run,
    );
    expect(source.events!.topics).toEqual(about.map(({ topic }) => topic));
    expect(
      about.map(event =>
        source.events!.interpret(event, {
          rulesOf: () => [{ pipeline: 'test.yml', environment: 'production' }],
        }),
      ),
    ).toEqual([
      { kind: 'poke', bindingKey: 'github:github.com/codertocat/hello-world' },
      expect.objectContaining({
        kind: 'records',
        bindingKey: 'github:github.com/octo-org/octo-repo',
      }),
    ]);
  });
});
