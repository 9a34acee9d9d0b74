import { randomUUID } from 'node:crypto';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import request from 'supertest';
import orrPlugin from '..';
import { CHECKOUT, group } from '../__testUtils__/createTestPortal';

jest.setTimeout(60_000);

const NADIA = mockCredentials.user.header('user:default/nadia');
const NOBODY = mockCredentials.none.header();

const allowed = async (requests: unknown[]) =>
  requests.map(
    (): DefinitivePolicyDecision => ({ result: AuthorizeResult.ALLOW }),
  );

async function start(badges: object) {
  const backend = await startTestBackend({
    features: [
      orrPlugin,
      catalogServiceMock.factory({ entities: [CHECKOUT, group('payments')] }),
      mockServices.permissions.mock({
        authorize: allowed,
        authorizeConditional: allowed,
      }).factory,
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true }, orr: { badges } },
      }),
    ],
  });
  const { server } = backend;
  const mint = () =>
    request(server)
      .post('/api/orr/entities/component/default/checkout/badges')
      .set('authorization', NADIA)
      .send({ mutationId: randomUUID() });
  const read = (path: string) =>
    request(server).get(path).set('authorization', NOBODY);
  return { server, stop: () => backend.stop(), mint, read };
}

describe('the picture behind the address of a badge', () => {
  let portal: Awaited<ReturnType<typeof start>>;
  let path: string;

  beforeAll(async () => {
    portal = await start({ enabled: true });
    const { body } = await portal.mint().expect(201);
    path = new URL(body.url).pathname;
  });

  afterAll(async () => portal.stop());

  it('needs nobody to be signed in, may be remembered for a moment and can do nothing', async () => {
    const { headers, body } = await portal.read(path).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=30',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      etag: expect.any(String),
    });
    expect(body.toString()).toMatch(/^<svg .*Never reviewed.*<\/svg>$/);
  });

  it('is not sent again as long as it is the same', async () => {
    const { headers } = await portal.read(path);
    const again = await portal.read(path).set('if-none-match', headers.etag);
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('answers alike for whatever is no address', async () => {
    const [, id] = /badges\/([^.]*)/.exec(path)!;
    const answers = [];
    for (const wrong of [
      '/api/orr/badges/x.svg',
      `/api/orr/badges/${id}.${'A'.repeat(43)}.svg`,
      `/api/orr/badges/${randomUUID()}.${'A'.repeat(43)}.svg`,
    ]) {
      const { status, body, headers } = await portal.read(wrong);
      answers.push([status, body.error.message, headers['cache-control']]);
    }
    expect(answers).toEqual(
      answers.map(() => [404, 'There is no such badge', 'no-store']),
    );
  });

  it('opens no other route to who is not signed in', async () => {
    for (const name of ['badges', 'readiness']) {
      const entity = '/api/orr/entities/component/default/checkout';
      expect((await portal.read(`${entity}/${name}`)).status).toBe(401);
    }
  });

  it('is not there where badges are off', async () => {
    const off = await start({});
    const signedIn = request(off.server).get(path).set('authorization', NADIA);
    expect([
      (await off.mint()).status,
      (await off.read(path)).status,
      (await signedIn).status,
    ]).toEqual([403, 401, 404]);
    await off.stop();
  });
});
