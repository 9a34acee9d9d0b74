import { computeDeployHealth } from 'backstage-plugin-orr-common';
import { ArgocdServer, Sync } from './__testUtils__/ArgocdServer';
import {
  bindingOf,
  DAY,
  MINUTE,
  NOW,
  optionsOf,
  SINCE,
} from './__testUtils__/argocdOf';
import { Poller } from 'backstage-plugin-orr-node/testUtils';
import { ArgocdDeploymentSource } from './ArgocdDeploymentSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const ago = (ms: number) => NOW.getTime() - ms;
const START = ago(DAY);
const OP = `argocd/pay/op/${new Date(START).toISOString()}`;

const server = new ArgocdServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.reset());

function pollerOf(): Poller {
  const source = new ArgocdDeploymentSource(optionsOf(server));
  return new Poller(source, bindingOf(source), { since: SINCE, rules: [] });
}

async function after(...syncs: Sync[]): Promise<Poller> {
  const application = server.application('pay');
  syncs.forEach(sync => application.sync(sync));
  const poller = pollerOf();
  await poller.run();
  return poller;
}

/** How the deployments of an entity fare by what a poller knows. */
function healthOf(poller: Poller) {
  const { failures } = poller.source.capabilities;
  return computeDeployHealth({
    records: [...poller.records.values()].map(record => ({
      ...record,
      provider: 'argocd',
      instance: 'main',
      bindingKey: poller.binding.key,
      observedAt: NOW.toISOString(),
      observedVia: 'poll',
    })),
    incidents: null,
    asOf: NOW.toISOString(),
    coveredFrom: poller.coveredFrom!,
    failures,
    hasHotfixRule: false,
  });
}

describe('failures in Argo CD', () => {
  it.each(['Failed', 'Error'] as const)(
    'tells the latest operation where it ended as %s',
    async phase => {
      const poller = await after(
        { at: START - DAY, revision: A },
        { at: START, revision: B, phase, by: { automated: true } },
      );
      expect(poller.records.get(OP)).toMatchObject({
        outcome: 'failed',
        revision: B,
        kind: 'deploy',
        environment: 'live-eu/pay',
        startedAt: new Date(START).toISOString(),
        finishedAt: new Date(START + MINUTE / 2).toISOString(),
        triggeredBy: { id: 'argocd', type: 'bot' },
      });
      const { length } = [...poller.records];
      await poller.run();
      expect([...poller.records]).toHaveLength(length);
    },
  );

  it.each<[string, Omit<Sync, 'at'>]>([
    ['goes on', { phase: 'Running' }],
    ['is being ended', { phase: 'Terminating' }],
    ['succeeded', { phase: 'Succeeded' }],
    ['was a dry run', { phase: 'Failed', dryRun: true }],
    [
      'was of some resources alone',
      { phase: 'Failed', resources: [{ kind: 'Service', name: 'pay' }] },
    ],
  ])('tells no failure of an operation that %s', async (_, sync) => {
    const poller = await after({ at: START, revision: B, ...sync });
    expect(poller.records.has(OP)).toBe(false);
  });

  it('tells the failure of a sync that deployed nothing apart', async () => {
    const poller = await after(
      { at: START - DAY, revision: A },
      { at: START, revision: A, phase: 'Failed' },
    );
    expect(poller.records.get(OP)?.kind).toBe('sync');
  });

  it('knows of no commit where the operation names none', async () => {
    const poller = await after({ at: START, phase: 'Error' });
    expect(poller.records.get(OP)).toMatchObject({
      revision: null,
      kind: 'unknown',
    });
  });

  it('does not see one that is followed by a success between two polls, and says so', async () => {
    const application = server.application('pay');
    const poller = pollerOf();
    for (let index = 0; index < 6; index += 1) {
      const revision = index % 2 ? A : B;
      const at = START + index * 10 * MINUTE;
      application.sync({ at, revision, phase: 'Failed' });
      application.sync({ at: at + MINUTE, revision });
      await poller.run();
    }
    const outcomes = [...poller.records.values()].map(item => item.outcome);
    expect(outcomes).toEqual(Array(6).fill('succeeded'));
    expect(poller.source.capabilities.failures).toBe('latest-only');
    const health = healthOf(poller);
    const unseen = { state: 'notMeasured', reason: 'failuresUnseen' };
    expect(health.attemptFailureRate).toEqual(unseen);
    expect(health.attemptRecovery).toEqual(unseen);
  });

  it('keeps one that it saw before it was followed by a success', async () => {
    const application = server.application('pay');
    const poller = pollerOf();
    application.sync({ at: START, revision: B, phase: 'Failed' });
    await poller.run();
    application.sync({ at: START + MINUTE, revision: B });
    await poller.run();
    expect(
      [...poller.records].map(([id, { outcome }]) => [id, outcome]),
    ).toEqual([
      [OP, 'failed'],
      ['argocd/pay/0', 'succeeded'],
    ]);
    expect(healthOf(poller).attemptFailureRate.state).toBe('notMeasured');
  });
});
