import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('opens with the choice of whom to sign in as', async () => {
    jest.replaceProperty(process, 'env', {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: {
              title: 'Operational Readiness demo',
              baseUrl: 'http://localhost:7007',
            },
            backend: { baseUrl: 'http://localhost:7007' },
            organization: { name: 'Meridian Goods' },
            auth: {
              providers: {
                demo: {
                  personas: [
                    {
                      userRef: 'user:default/nadia.haddad',
                      title: 'Nadia Haddad',
                      role: 'Service owner',
                      description:
                        'Certifies that her team can operate its services.',
                    },
                  ],
                },
              },
            },
          },
        },
      ] as any,
    });

    render(App.createRoot());

    expect(
      await screen.findByRole('heading', {
        name: 'Operational Readiness demo',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Nadia Haddad/ })).toBeEnabled();
  });
});
