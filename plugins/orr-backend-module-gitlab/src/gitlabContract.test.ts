import { Entity } from '@backstage/catalog-model';
import { deploymentSourceContract } from 'backstage-plugin-orr-node/testUtils';
import { GitlabServer, TOKEN } from './__testUtils__/GitlabServer';
import { NOW, SINCE, sourceOf } from './__testUtils__/readingSource';
import { page, plainRefusal, refusal, Reply } from './__testUtils__/replies';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const SLUG = 'gitlab.com/project-slug';
const HOUR_MS = 3_600_000;

function entityOf(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'pay', annotations },
  };
}

const contract = deploymentSourceContract({
  requestsPerRun: 3,
  start: async () => {
    const server = new GitlabServer();
    await server.start();
    const project = server.addProject('acme/pay');
    project.commitsBetween = () => [
      { id: 'bbb', authored_date: '2026-02-01T00:00:00.000+01:00' },
    ];
    const live = server.addEnvironment(project, 'live', 'production');
    for (let hour = 250; hour > 0; hour -= 1) {
      server.now = new Date(NOW.getTime() - hour * HOUR_MS);
      server.deploy(project, live, {
        status: hour % 3 === 0 ? 'failed' : 'success',
      });
    }
    const stays = (reply: Reply) => () => {
      server.replies.push(...Array(5).fill(reply));
    };
    return {
      source: sourceOf(server),
      now: NOW,
      since: SINCE,
      compares: { base: 'aaa', head: 'bbb' },
      bound: entityOf({ [SLUG]: 'acme/pay' }),
      unbound: entityOf({}),
      invalid: ['../pay', 'acme/pay?x=1'].map(slug =>
        entityOf({ [SLUG]: slug }),
      ),
      optedOut: [entityOf({ [SLUG]: '' })],
      secrets: [TOKEN],
      requests: () => server.requests.length,
      failures: [
        { problem: 'unauthorised', begin: stays(refusal(401)) },
        { problem: 'forbidden', begin: stays(refusal(403)) },
        { problem: 'not-found', begin: stays(refusal(404)) },
        { problem: 'rate-limited', begin: stays(plainRefusal(429)) },
        { problem: 'unavailable', begin: stays(page(502)) },
        { problem: 'bad-response', begin: stays(page(200)) },
      ],
      stop: () => server.stop(),
    };
  },
});

it.each(contract)('GitLab $name', async ({ run }) => {
  await expect(run()).resolves.toBeUndefined();
});
