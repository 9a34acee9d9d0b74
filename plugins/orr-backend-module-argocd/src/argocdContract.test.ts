import { deploymentSourceContract } from 'backstage-plugin-orr-node/testUtils';
import {
  ArgocdServer,
  json,
  page,
  Reply,
  SECRET_VALUE,
} from './__testUtils__/ArgocdServer';
import { DAY, entityOf, NOW, optionsOf, SINCE } from './__testUtils__/argocdOf';
import { ArgocdDeploymentSource } from './ArgocdDeploymentSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const contract = deploymentSourceContract({
  requestsPerRun: 1,
  fitsIntoOneAnswer: true,
  start: async () => {
    const server = new ArgocdServer();
    await server.start();
    const application = server.application('pay');
    for (let day = 9; day > 0; day -= 1) {
      const revision = `${day}`.repeat(40);
      application.sync({ at: NOW.getTime() - day * DAY, revision });
    }
    const stays = (reply: Reply) => () => {
      server.replies.push(...Array(5).fill(reply));
    };
    return {
      source: new ArgocdDeploymentSource(optionsOf(server, { pauseMs: 1 })),
      now: NOW,
      since: SINCE,
      bound: entityOf({ 'argocd/app-name': 'pay' }),
      unbound: entityOf({}),
      invalid: ['../pay', 'pay?x=1'].map(name =>
        entityOf({ 'argocd/app-name': name }),
      ),
      optedOut: [entityOf({ 'argocd/app-name': '' })],
      secrets: [server.token, SECRET_VALUE],
      requests: () => server.requests.length,
      failures: [
        { problem: 'unauthorised', begin: stays(json(401, {})) },
        { problem: 'forbidden', begin: stays(json(403, {})) },
        { problem: 'not-found', begin: stays(json(404, {})) },
        { problem: 'rate-limited', begin: stays(json(429, {})) },
        { problem: 'unavailable', begin: stays(page(502)) },
        { problem: 'bad-response', begin: stays(page(200)) },
      ],
      stop: () => server.stop(),
    };
  },
});

it.each(contract)('Argo CD $name', async ({ run }) => {
  await expect(run()).resolves.toBeUndefined();
});
