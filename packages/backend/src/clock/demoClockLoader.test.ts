import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { orrClockServiceRef, type OrrClock } from 'backstage-plugin-orr-node';
import request from 'supertest';
import demoClock from '.';

const DAY_IN_MS = 24 * 60 * 60 * 1000;

async function startWith(options: {
  enabled?: boolean;
  environment?: string;
  allow?: boolean;
}) {
  let seen: OrrClock | undefined;
  const readsTheClock = createBackendPlugin({
    pluginId: 'reader',
    register(env) {
      env.registerInit({
        deps: { clock: orrClockServiceRef },
        async init({ clock }) {
          seen = clock;
        },
      });
    },
  });
  const { server } = await startTestBackend({
    features: [
      demoClock,
      readsTheClock,
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({
            result: options.allow
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
          })),
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          demo: { clock: { enabled: options.enabled } },
          auth: { environment: options.environment },
        },
      }),
    ],
  });
  return { server, clock: seen! };
}

describe('the demo clock', () => {
  afterEach(() => jest.restoreAllMocks());

  it('does not exist unless the config asks for it', async () => {
    const { server } = await startWith({ allow: true });

    expect((await request(server).get('/api/demo/clock')).status).toBe(404);
    expect(
      (await request(server).post('/api/demo/clock').send({ advanceDays: 1 }))
        .status,
    ).toBe(404);
  });

  it('moves the clock that the plugins read', async () => {
    const { server, clock } = await startWith({ enabled: true, allow: true });
    const before = clock.now().getTime();

    const response = await request(server)
      .post('/api/demo/clock')
      .send({ advanceDays: 40 });

    expect(response.status).toBe(200);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(
      before + 40 * DAY_IN_MS,
    );
    expect(new Date(response.body.now).getTime()).toBeGreaterThanOrEqual(
      before + 40 * DAY_IN_MS,
    );
  });

  it('moves to an instant and tells it', async () => {
    const { server, clock } = await startWith({ enabled: true, allow: true });
    const at = new Date(clock.now().getTime() + 365 * DAY_IN_MS).toISOString();

    await request(server).post('/api/demo/clock').send({ at }).expect(200);
    const told = await request(server).get('/api/demo/clock').expect(200);

    expect(told.body.now >= at).toBe(true);
  });

  it('lets only those move it whom the policy allows', async () => {
    const { server, clock } = await startWith({ enabled: true, allow: false });

    const response = await request(server)
      .post('/api/demo/clock')
      .send({ advanceDays: 40 });

    expect(response.status).toBe(403);
    expect(response.body.error.message).toBe(
      "Only the portal's admins may move the demo clock",
    );
    expect(clock.now().getTime()).toBeLessThan(Date.now() + DAY_IN_MS);
  });

  it.each([
    { who: 'nobody', header: mockCredentials.none.header(), status: 401 },
    { who: 'a service', header: mockCredentials.service.header(), status: 403 },
  ])('is not for $who', async ({ header, status }) => {
    const { server } = await startWith({ enabled: true, allow: true });

    const read = await request(server)
      .get('/api/demo/clock')
      .set('authorization', header);
    const write = await request(server)
      .post('/api/demo/clock')
      .set('authorization', header)
      .send({ advanceDays: 1 });

    expect([read.status, write.status]).toEqual([status, status]);
  });

  it.each([
    { what: 'a wrong field', type: 'application/json', body: '{"days":3}' },
    { what: 'no JSON', type: 'application/json', body: '{"advanceDays":' },
    { what: 'another type', type: 'text/plain', body: 'advanceDays=3' },
    {
      what: 'the past',
      type: 'application/json',
      body: '{"at":"2001-01-01T00:00:00Z"}',
    },
  ])('answers $what with 400', async ({ type, body }) => {
    const { server, clock } = await startWith({ enabled: true, allow: true });

    const response = await request(server)
      .post('/api/demo/clock')
      .type(type)
      .send(body);

    expect(response.status).toBe(400);
    expect(clock.now().getTime()).toBeLessThan(Date.now() + DAY_IN_MS);
  });

  it('does not start in production', async () => {
    await expect(
      startWith({ enabled: true, environment: 'production' }),
    ).rejects.toThrow(
      'The demo clock is for demonstrations only and does not start in production',
    );

    jest.replaceProperty(process, 'env', {
      ...process.env,
      NODE_ENV: 'production',
    });
    await expect(startWith({ enabled: true })).rejects.toThrow(
      'NODE_ENV is "production"',
    );
  });
});
