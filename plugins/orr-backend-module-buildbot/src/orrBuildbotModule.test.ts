import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  DeploymentSource,
  HostGates,
  orrSourcesExtensionPoint,
  SourceFactory,
} from 'backstage-plugin-orr-node';
import { orrBuildbotModule } from './orrBuildbotModule';

// A backend of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const clock = { now: () => new Date('2026-06-01T12:00:00.000Z') };

async function addedBy(orr: object): Promise<DeploymentSource[]> {
  const added: DeploymentSource[] = [];
  const point = {
    addDeploymentSource: (factory: SourceFactory<DeploymentSource>) =>
      added.push(factory({ clock, hosts: new HostGates({ clock }) })),
    addIncidentSource: () => {},
    addFactProvider: () => {},
  };
  await startTestBackend({
    features: [
      orrBuildbotModule,
      mockServices.rootConfig.factory({ data: { orr } as any }),
    ],
    extensionPoints: [[orrSourcesExtensionPoint, point]],
  });
  return added;
}

describe('orrBuildbotModule', () => {
  it('adds the masters of the configuration', async () => {
    const instances = [{ name: 'eu', baseUrl: 'https://ci.example.org/eu' }];
    const [source, ...others] = await addedBy({ buildbot: { instances } });
    expect(others).toEqual([]);
    expect([source.id, source.instances]).toEqual([
      'buildbot',
      [
        {
          id: 'eu',
          title: 'Buildbot at ci.example.org',
          host: 'ci.example.org',
        },
      ],
    ]);
  });

  it('adds nothing where there is none', async () => {
    expect(await addedBy({})).toEqual([]);
  });
});
