import { mockServices } from '@backstage/backend-test-utils';
import { refuseInProduction } from './refuseInProduction';

describe('refuseInProduction', () => {
  it.each([
    {
      nodeEnv: 'production',
      environment: undefined,
      reason: 'NODE_ENV is "production"',
    },
    {
      nodeEnv: 'development',
      environment: 'production',
      reason: 'auth.environment is "production"',
    },
    {
      nodeEnv: 'production',
      environment: 'production',
      reason: 'NODE_ENV is "production", auth.environment is "production"',
    },
  ])('refuses where $reason', ({ nodeEnv, environment, reason }) => {
    const config = mockServices.rootConfig({ data: { auth: { environment } } });

    expect(() =>
      refuseInProduction('The demo sign-in', { config, nodeEnv }),
    ).toThrow(
      `The demo sign-in is for demonstrations only and does not start in production (${reason}). Take it out of the backend.`,
    );
  });

  it.each([
    { nodeEnv: undefined, environment: undefined },
    { nodeEnv: 'development', environment: 'development' },
    { nodeEnv: 'test', environment: undefined },
  ])(
    'lets NODE_ENV $nodeEnv with auth.environment $environment start',
    ({ nodeEnv, environment }) => {
      const config = mockServices.rootConfig({
        data: { auth: { environment } },
      });

      expect(() =>
        refuseInProduction('The demo sign-in', { config, nodeEnv }),
      ).not.toThrow();
    },
  );
});
