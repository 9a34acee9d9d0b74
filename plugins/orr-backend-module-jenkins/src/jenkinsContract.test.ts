import {
  deploymentSourceContract,
  Reply,
} from 'backstage-plugin-orr-node/testUtils';
import { JenkinsServer, page } from './__testUtils__/JenkinsServer';
import {
  configOf,
  DAY,
  entityOf,
  NOW,
  sourceOf,
} from './__testUtils__/sourceOf';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const jobs = (value: string) => entityOf({ 'jenkins.io/job-full-name': value });

const contract = deploymentSourceContract({
  requestsPerRun: 2,
  start: async () => {
    const server = new JenkinsServer();
    await server.start();
    const job = server.job('deploy');
    for (let index = 0; index < 130; index += 1) {
      const at = NOW.getTime() - (140 - index) * (DAY / 4);
      const result = ['SUCCESS', 'FAILURE', 'ABORTED'][index % 3];
      job.run(at, index === 2 ? {} : { result });
    }
    const stays = (reply: Reply) => () => {
      server.replies.push(...Array(5).fill(reply));
    };
    return {
      source: sourceOf(configOf(server), { pauseMs: 1 }),
      now: NOW,
      since: new Date(NOW.getTime() - 90 * DAY),
      rules: [{ pipeline: '*', environment: 'production' }],
      bound: jobs('deploy'),
      unbound: entityOf({}),
      invalid: ['../deploy', 'elsewhere:deploy', 'a//b'].map(jobs),
      optedOut: [jobs('')],
      secrets: [server.user.token],
      requests: () => server.requests.length,
      failures: [
        { problem: 'unauthorised', begin: stays(page(401)) },
        { problem: 'forbidden', begin: stays(page(403)) },
        { problem: 'not-found', begin: stays(page(404)) },
        { problem: 'rate-limited', begin: stays(page(429)) },
        { problem: 'unavailable', begin: stays(page(502)) },
        { problem: 'bad-response', begin: stays(page(200)) },
      ],
      stop: () => server.stop(),
    };
  },
});

it.each(contract)('Jenkins $name', async ({ run }) => {
  await expect(run()).resolves.toBeUndefined();
});
