import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PersonaSignInPage } from './PersonaSignInPage';
import { rememberedPersona } from './rememberedPersona';

const NADIA = 'user:default/nadia.haddad';
const personas = [
  {
    userRef: NADIA,
    title: 'Nadia Haddad',
    role: 'Service owner, Payments',
    description: 'Certifies that her team can operate its services.',
  },
  {
    userRef: 'user:default/victor.visitor',
    title: 'Victor Visitor',
    role: 'Visitor',
    description: 'Looks around, and can change nothing.',
  },
];

function acceptedAs(userRef: string) {
  return {
    ok: true,
    json: async () => ({
      profile: {},
      backstageIdentity: {
        token: 'a-token',
        expiresInSeconds: 3600,
        identity: {
          type: 'user',
          userEntityRef: userRef,
          ownershipEntityRefs: [userRef],
        },
      },
    }),
  };
}

function notInTheCatalog() {
  const body = {
    error: { name: 'NotFoundError', message: 'User not found' },
    response: { statusCode: 404 },
  };
  return new Response(JSON.stringify(body), {
    status: 404,
    headers: { 'content-type': 'application/json' },
  });
}

describe('PersonaSignInPage', () => {
  const fetchMock = jest.fn();
  const onSignInSuccess = jest.fn();

  beforeEach(() => {
    window.localStorage.clear();
    fetchMock.mockReset();
    onSignInSuccess.mockReset();
    jest.spyOn(global, 'fetch').mockImplementation(fetchMock);
  });

  afterEach(() => jest.restoreAllMocks());

  function renderPage(listed = personas) {
    return renderInTestApp(
      <PersonaSignInPage onSignInSuccess={onSignInSuccess} />,
      {
        config: {
          app: { title: 'Operational Readiness demo' },
          organization: { name: 'Meridian Goods' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: { providers: { demo: { personas: listed } } },
        },
      },
    );
  }

  it('offers every persona as a button named after the person', async () => {
    renderPage();

    const list = await screen.findByRole('list', {
      name: 'People to sign in as',
    });
    expect(
      within(list)
        .getAllByRole('button')
        .map(button => button.textContent),
    ).toEqual([
      expect.stringContaining('Nadia Haddad'),
      expect.stringContaining('Victor Visitor'),
    ]);
    expect(
      screen.getByRole('button', {
        name: 'Nadia Haddad Service owner, Payments Certifies that her team can operate its services.',
      }),
    ).toBeEnabled();
  });

  it('signs in with the keyboard and remembers the choice', async () => {
    fetchMock.mockResolvedValue(acceptedAs(NADIA));
    renderPage();
    await screen.findByRole('button', { name: /^Nadia Haddad/ });

    await userEvent.tab();
    expect(screen.getByRole('button', { name: /^Nadia Haddad/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const identity = onSignInSuccess.mock.calls[0][0];
    expect((await identity.getBackstageIdentity()).userEntityRef).toBe(NADIA);
    expect(rememberedPersona.read()).toBe(NADIA);
  });

  it('signs in by itself whoever was chosen before', async () => {
    rememberedPersona.write(NADIA);
    fetchMock.mockResolvedValue(acceptedAs(NADIA));
    renderPage();

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(fetchMock).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('lets choose again where the remembered one is no persona any more', async () => {
    rememberedPersona.write('user:default/helen.marsh');
    renderPage();

    expect(
      await screen.findByRole('button', { name: /^Nadia Haddad/ }),
    ).toBeEnabled();
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('says so where the backend is away, and tries again', async () => {
    fetchMock
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(acceptedAs(NADIA));
    renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: /^Nadia Haddad/ }),
    );

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The portal did not answer, so Nadia Haddad is not signed in',
    );
    expect(rememberedPersona.read()).toBeUndefined();
    expect(onSignInSuccess).not.toHaveBeenCalled();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
  });

  it('shows the cards with the reason where the remembered one is refused', async () => {
    rememberedPersona.write(NADIA);
    fetchMock.mockRejectedValue(new TypeError('Failed to fetch'));
    renderPage();

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'did not answer',
    );
    expect(
      screen.getByRole('button', { name: /^Victor Visitor/ }),
    ).toBeEnabled();
  });

  describe('right after a first start', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('waits until the catalog has the persona', async () => {
      rememberedPersona.write(NADIA);
      fetchMock
        .mockResolvedValueOnce(notInTheCatalog())
        .mockResolvedValueOnce(notInTheCatalog())
        .mockResolvedValueOnce(acceptedAs(NADIA));
      renderPage();

      expect(await screen.findByRole('status')).toHaveTextContent(
        'The organisation is still being loaded. Nadia Haddad is signed in as soon as it is there.',
      );
      await act(() => jest.advanceTimersByTimeAsync(2_000));
      expect(onSignInSuccess).toHaveBeenCalledTimes(1);
      expect(fetchMock).toHaveBeenCalledTimes(3);
    });

    it('gives up after a minute', async () => {
      rememberedPersona.write(NADIA);
      fetchMock.mockImplementation(async () => notInTheCatalog());
      renderPage();

      await screen.findByRole('status');
      await act(() => jest.advanceTimersByTimeAsync(60_000));

      expect(screen.getByRole('alert')).toHaveTextContent(
        'Nadia Haddad is not in the catalog yet',
      );
      expect(screen.getByRole('button', { name: /^Victor/ })).toBeEnabled();
    });
  });

  it('says so where the config lists nobody', async () => {
    renderPage([]);

    expect(await screen.findByRole('alert')).toHaveTextContent('lists nobody');
  });
});
