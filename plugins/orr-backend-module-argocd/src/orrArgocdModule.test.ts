import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  HostGates,
  orrSourcesExtensionPoint,
  Source,
  SourceFactory,
} from 'backstage-plugin-orr-node';
import { orrArgocdModule } from './orrArgocdModule';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const clock = { now: () => new Date('2026-06-01T12:00:00.000Z') };

async function addedBy(data: object): Promise<[string, Source][]> {
  const added: [string, Source][] = [];
  const adder = (kind: string) => (factory: SourceFactory<Source>) => {
    added.push([kind, factory({ clock, hosts: new HostGates({ clock }) })]);
  };
  const point = {
    addDeploymentSource: adder('deployments'),
    addIncidentSource: adder('incidents'),
    addFactProvider: adder('facts'),
  };
  await startTestBackend({
    features: [
      orrArgocdModule,
      mockServices.rootConfig.factory({ data: data as any }),
    ],
    extensionPoints: [[orrSourcesExtensionPoint, point]],
  });
  return added;
}

describe('orrArgocdModule', () => {
  it('adds what the portal has of Argo CD', async () => {
    const instances = [
      { name: 'main', url: 'https://argo.example.com', token: 't' },
    ];
    const added = await addedBy({
      argocd: { appLocatorMethods: [{ type: 'config', instances }] },
    });
    expect(
      added.map(([kind, source]) => [kind, source.id, source.instances]),
    ).toEqual(
      ['deployments', 'facts'].map(kind => [
        kind,
        'argocd',
        [
          {
            id: 'main',
            title: 'Argo CD at argo.example.com',
            host: 'argo.example.com',
          },
        ],
      ]),
    );
  });

  it('adds nothing where the portal has none', async () => {
    expect(await addedBy({})).toEqual([]);
  });
});
