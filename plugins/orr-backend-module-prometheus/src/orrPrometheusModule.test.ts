import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  HostGates,
  orrSourcesExtensionPoint,
  Source,
  SourceFactory,
} from 'backstage-plugin-orr-node';
import orrPrometheusModule from '.';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

async function added(prometheus?: JsonObject): Promise<string[]> {
  const ids: string[] = [];
  const clock = { now: () => new Date() };
  const add = (kind: string) => (factory: SourceFactory<Source>) => {
    const source = factory({ clock, hosts: new HostGates({ clock }) });
    ids.push(`${kind} ${source.id}`);
  };
  const backend = await startTestBackend({
    features: [
      orrPrometheusModule,
      mockServices.rootConfig.factory({
        data: { orr: prometheus ? { prometheus } : {} },
      }),
    ],
    extensionPoints: [
      [
        orrSourcesExtensionPoint,
        {
          addDeploymentSource: add('deployments'),
          addIncidentSource: add('incidents'),
          addFactProvider: add('facts'),
        },
      ],
    ],
  });
  await backend.stop();
  return ids;
}

describe('orrPrometheusModule', () => {
  it('adds what is configured', async () => {
    const main = { name: 'main', url: 'http://127.0.0.1:9090' };
    expect(await added()).toEqual([]);
    expect(await added({ instances: [main] })).toEqual(['facts prometheus']);
    expect(
      await added({
        instances: [
          { ...main, alertmanager: { url: 'http://127.0.0.1:9093' } },
        ],
      }),
    ).toEqual(['facts prometheus', 'incidents alertmanager']);
  });
});
