import { DemoIdentity } from './DemoIdentity';
import { rememberedPersona } from './rememberedPersona';

const discoveryApi = {
  getBaseUrl: async (plugin: string) => `http://portal.example/api/${plugin}`,
};

function session(token: string, expiresInSeconds: number) {
  return {
    profile: { displayName: 'Nadia Haddad' },
    backstageIdentity: {
      token,
      expiresInSeconds,
      identity: {
        type: 'user',
        userEntityRef: 'user:default/nadia.haddad',
        ownershipEntityRefs: [
          'user:default/nadia.haddad',
          'group:default/payments',
        ],
      },
    },
  };
}

describe('DemoIdentity', () => {
  const fetchMock = jest.fn();
  let now: number;
  let identity: DemoIdentity;

  beforeEach(() => {
    window.localStorage.clear();
    fetchMock.mockReset();
    jest.spyOn(global, 'fetch').mockImplementation(fetchMock);
    now = Date.parse('2026-03-01T09:00:00Z');
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    identity = new DemoIdentity({
      discoveryApi,
      userRef: 'user:default/nadia.haddad',
    });
  });

  afterEach(() => jest.restoreAllMocks());

  it('asks the auth backend for a session of the persona, once', async () => {
    fetchMock.mockResolvedValue({
      ok: true,
      json: async () => session('first', 3600),
    });

    await identity.start();

    expect(await identity.getProfileInfo()).toEqual({
      displayName: 'Nadia Haddad',
    });
    expect(await identity.getCredentials()).toEqual({ token: 'first' });
    expect(
      (await identity.getBackstageIdentity()).ownershipEntityRefs,
    ).toContain('group:default/payments');
    expect(fetchMock).toHaveBeenCalledTimes(1);
    expect(fetchMock).toHaveBeenCalledWith(
      'http://portal.example/api/auth/demo/refresh',
      {
        headers: {
          'x-demo-persona': 'user:default/nadia.haddad',
          'x-requested-with': 'XMLHttpRequest',
        },
      },
    );
  });

  it('renews the token before it runs out', async () => {
    fetchMock
      .mockResolvedValueOnce({
        ok: true,
        json: async () => session('first', 3600),
      })
      .mockResolvedValueOnce({
        ok: true,
        json: async () => session('second', 3600),
      });
    await identity.start();

    now += 57 * 60 * 1000;
    expect(await identity.getCredentials()).toEqual({ token: 'first' });
    now += 2 * 60 * 1000;
    expect(await identity.getCredentials()).toEqual({ token: 'second' });
  });

  it('asks again after a failure', async () => {
    fetchMock
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce({
        ok: true,
        json: async () => session('first', 3600),
      });

    await expect(identity.start()).rejects.toThrow('Failed to fetch');
    await identity.start();

    expect(await identity.getCredentials()).toEqual({ token: 'first' });
  });

  it('is forgotten on sign-out', async () => {
    rememberedPersona.write('user:default/nadia.haddad');

    await identity.signOut();

    expect(rememberedPersona.read()).toBeUndefined();
  });
});
