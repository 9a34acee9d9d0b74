import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { RELATION_MEMBER_OF, type Entity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import demoProvider from '.';

const nadia: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'nadia.haddad', namespace: 'default' },
  spec: {
    profile: { displayName: 'Nadia Haddad', email: 'nadia@example.org' },
  },
  relations: [
    { type: RELATION_MEMBER_OF, targetRef: 'group:default/payments' },
  ],
};
const outsider: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'helen.marsh', namespace: 'default' },
  spec: {},
};

const WORDS = { role: 'Service owner', description: 'Owns services' };

function startWith(options: {
  environment?: string;
  personas?: Array<Record<string, string>>;
}) {
  const personas = options.personas ?? [
    { userRef: 'user:default/nadia.haddad', title: 'Nadia Haddad', ...WORDS },
    { userRef: 'user:default/not.loaded', title: 'Not Loaded', ...WORDS },
  ];
  return startTestBackend({
    features: [
      authPlugin,
      demoProvider,
      catalogServiceMock.factory({ entities: [nadia, outsider] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: {
            environment: options.environment,
            providers: { demo: { personas } },
          },
        },
      }),
    ],
  });
}

describe('the demo sign-in', () => {
  afterEach(() => jest.restoreAllMocks());

  it('signs a persona in with the ownership claims of the catalog', async () => {
    const { server } = await startWith({});

    const response = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-demo-persona', 'user:default/nadia.haddad');

    expect(response.status).toBe(200);
    expect(response.body.profile).toEqual({
      displayName: 'Nadia Haddad',
      email: 'nadia@example.org',
    });
    expect(response.body.backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/nadia.haddad',
      ownershipEntityRefs: [
        'user:default/nadia.haddad',
        'group:default/payments',
      ],
    });
    expect(response.body.backstageIdentity.token).toEqual(
      expect.stringContaining('.'),
    );
  });

  it.each([
    {
      who: 'a user of the catalog who is no persona',
      persona: 'user:default/helen.marsh',
      status: 401,
      message: '"user:default/helen.marsh" is no persona of this demo',
    },
    {
      who: 'somebody unknown',
      persona: 'nobody',
      status: 401,
      message: '"nobody" is no persona of this demo',
    },
    {
      who: 'a persona that the catalog does not have',
      persona: 'user:default/not.loaded',
      status: 404,
      message: 'User not found',
    },
    {
      who: 'an empty name',
      persona: ' ',
      status: 400,
      message: 'no header "x-demo-persona"',
    },
  ])('refuses $who', async ({ persona, status, message }) => {
    const { server } = await startWith({});

    const response = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-demo-persona', persona);

    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(message);
    expect(response.body.backstageIdentity).toBeUndefined();
  });

  it('refuses a request without the header', async () => {
    const { server } = await startWith({});

    const response = await request(server).get('/api/auth/demo/refresh');

    expect(response.status).toBe(400);
  });

  it('does not start where auth.environment is production', async () => {
    await expect(startWith({ environment: 'production' })).rejects.toThrow(
      'The demo sign-in is for demonstrations only and does not start in production (auth.environment is "production")',
    );
  });

  it('does not start where NODE_ENV is production', async () => {
    jest.replaceProperty(process, 'env', {
      ...process.env,
      NODE_ENV: 'production',
    });

    await expect(startWith({})).rejects.toThrow(
      'The demo sign-in is for demonstrations only and does not start in production (NODE_ENV is "production")',
    );
  });

  it.each([
    { personas: [], message: 'auth.providers.demo.personas lists nobody' },
    {
      personas: [
        { userRef: 'group:default/payments', title: 'A group', ...WORDS },
      ],
      message: '"group:default/payments" is not a user',
    },
  ])(
    'does not start with personas $personas',
    async ({ personas, message }) => {
      await expect(startWith({ personas })).rejects.toThrow(message);
    },
  );
});
