import {
  deploymentSourceContract,
  replies,
} from 'backstage-plugin-orr-node/testUtils';
import {
  BUILDER,
  entityOf,
  hoursAgo,
  NOW,
  SINCE,
  sourceOf,
} from './__testUtils__/buildbotOf';
import { BuildbotServer, USER } from './__testUtils__/BuildbotServer';
import { PAGE } from './BuildbotApi';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const contract = deploymentSourceContract({
  requestsPerRun: 2,
  start: async () => {
    const server = new BuildbotServer();
    await server.http.start();
    const builds = Array.from({ length: 2 * PAGE + 7 }, (_, index) =>
      server.run(BUILDER, hoursAgo(500 - index), {
        results: index === 3 ? null : index % 3,
      }),
    );
    const stays = (reply: (typeof server.replies)[number]) => () => {
      server.replies.push(...Array(5).fill(reply));
    };
    return {
      source: sourceOf(server),
      now: NOW,
      since: SINCE,
      bound: entityOf({ 'buildbot.net/builder': BUILDER }),
      unbound: entityOf({}),
      invalid: [
        '../builders',
        'elsewhere:deploy-shop',
        '7',
        'https://ci.example.org/deploy',
        'deploy shop',
      ].map(value => entityOf({ 'buildbot.net/builder': value })),
      optedOut: [entityOf({ 'buildbot.net/builder': '' })],
      secrets: [USER.password],
      requests: () => server.asked.length,
      failures: [
        { problem: 'unauthorised', begin: stays(replies.refusal(401)) },
        { problem: 'forbidden', begin: stays(replies.refusal(403)) },
        { problem: 'not-found', begin: stays(replies.refusal(404)) },
        { problem: 'rate-limited', begin: stays(replies.refusal(429)) },
        { problem: 'unavailable', begin: stays(replies.page(502)) },
        { problem: 'bad-response', begin: stays(replies.page(200)) },
      ],
      events: [
        {
          topic: 'buildbot',
          payload: {
            ...builds[0],
            builder: { name: BUILDER },
            url: `${server.http.url}/#/builders/1/builds/1`,
          },
        },
      ],
      stop: () => server.http.stop(),
    };
  },
});

it.each(contract)('Buildbot $name', async ({ run }) => {
  await expect(run()).resolves.toBeUndefined();
});
