import { Entity } from '@backstage/catalog-model';
import { deploymentSourceContract } from 'backstage-plugin-orr-node/testUtils';
import {
  DEPLOY,
  GithubSourceHarness,
  NOW,
  SINCE,
  TOKEN,
} from '../__testUtils__/GithubSourceHarness';
import { page, refusal, Reply } from '../__testUtils__/GithubServer';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const SLUG = 'github.com/project-slug';

function entityOf(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'pay', annotations },
  };
}

const contractWith = (by: 'GraphQL' | 'REST') =>
  deploymentSourceContract({
    requestsPerRun: 4,
    start: async () => {
      const harness = new GithubSourceHarness();
      const { server } = harness;
      await server.start();
      harness.fill(120);
      server.store.commitsBetween = () => [
        { sha: 'bbb', authoredAt: '2026-02-01T00:00:00Z' },
      ];
      const noGraphql = refusal(404);
      if (by === 'REST') {
        server.interfere = ({ path }) =>
          path === '/api/graphql' ? noGraphql : undefined;
      }
      const stays = (reply: Reply) => () => {
        server.interfere = () => reply;
      };
      return {
        source: harness.sourceOf(),
        now: NOW,
        since: SINCE,
        rules: [DEPLOY],
        compares: { base: 'aaa', head: 'bbb' },
        bound: entityOf({ [SLUG]: 'acme/pay' }),
        unbound: entityOf({}),
        invalid: ['../pay', 'acme/pay?x=1'].map(slug =>
          entityOf({ [SLUG]: slug }),
        ),
        optedOut: [entityOf({ [SLUG]: '' })],
        secrets: [TOKEN],
        requests: () => server.calls.length,
        failures: [
          { problem: 'unauthorised', begin: stays(refusal(401)) },
          { problem: 'forbidden', begin: stays(refusal(403)) },
          { problem: 'not-found', begin: stays(refusal(404)) },
          { problem: 'rate-limited', begin: stays(refusal(429)) },
          { problem: 'unavailable', begin: stays(page(502)) },
          { problem: 'bad-response', begin: stays(page(200)) },
        ],
        stop: () => server.stop(),
      };
    },
  });

describe.each(['GraphQL', 'REST'] as const)('by %s', by => {
  it.each(contractWith(by))('GitHub $name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
