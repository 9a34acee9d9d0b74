import { mockCredentials } from '@backstage/backend-test-utils';
import {
  recordDeploymentsBodySchema,
  recordIncidentsBodySchema,
} from 'backstage-plugin-orr-common';
import { DemoDeployments } from './DemoDeployments';

const NOW = new Date('2026-05-20T10:00:00.000Z');
const OPTIONS = { credentials: mockCredentials.service() };
const NAMES = ['checkout-api', 'payment-gateway', 'basket', 'money-format'];

async function told(now: Date) {
  const recordDeployments = jest.fn();
  const recordIncidents = jest.fn();
  await new DemoDeployments({
    deployHealthService: {
      recordDeployments,
      recordIncidents,
      getEntityDeployHealth: jest.fn(),
      checkEntityDeployHealth: jest.fn(),
      listEntityDeployments: jest.fn(),
    },
  }).tell(
    NAMES.map(name => ({ name, entityRef: `component:default/${name}` })),
    now,
    OPTIONS,
  );
  return {
    deployments: recordDeployments.mock.calls.map(([body]) => body),
    incidents: recordIncidents.mock.calls.map(([body]) => body),
  };
}

describe('DemoDeployments', () => {
  it('tells only what the interface takes, and nothing of the future', async () => {
    const { deployments, incidents } = await told(NOW);
    expect(deployments).toEqual(
      deployments.map(body => recordDeploymentsBodySchema.parse(body)),
    );
    expect(incidents).toEqual(
      incidents.map(body => recordIncidentsBodySchema.parse(body)),
    );
    const all = deployments.flatMap(body => body.deployments);
    expect(
      all.filter(
        ({ startedAt, finishedAt }) =>
          Date.parse(finishedAt ?? startedAt) > NOW.getTime(),
      ),
    ).toEqual([]);
    const of = (name: string) =>
      all.filter(({ id }) => id.startsWith(`${name}-`)).length;
    expect(of('checkout-api')).toBeGreaterThan(40);
    expect(of('money-format')).toBe(0);
    expect(
      all.filter(({ kind }) => kind === 'rollback').map(({ id }) => id),
    ).toEqual(['checkout-api-41-rollback']);
  });

  it('tells the same on the same day', async () => {
    expect(await told(NOW)).toEqual(
      await told(new Date('2026-05-20T10:00:00.000Z')),
    );
  });
});
