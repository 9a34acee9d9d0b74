import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  DeploymentSource,
  HostGates,
  orrSourcesExtensionPoint,
  SourceFactory,
} from 'backstage-plugin-orr-node';
import { orrJenkinsModule } from './orrJenkinsModule';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const clock = { now: () => new Date('2026-06-01T12:00:00.000Z') };

async function addedBy(data: object): Promise<DeploymentSource[]> {
  const added: DeploymentSource[] = [];
  const point = {
    addDeploymentSource: (factory: SourceFactory<DeploymentSource>) =>
      added.push(factory({ clock, hosts: new HostGates({ clock }) })),
    addIncidentSource: () => {},
    addFactProvider: () => {},
  };
  await startTestBackend({
    features: [
      orrJenkinsModule,
      mockServices.rootConfig.factory({ data: data as any }),
    ],
    extensionPoints: [[orrSourcesExtensionPoint, point]],
  });
  return added;
}

describe('orrJenkinsModule', () => {
  it('adds what the portal has of Jenkins', async () => {
    const instances = [{ name: 'eu', baseUrl: 'https://eu.example.com' }];
    const added = await addedBy({ jenkins: { instances } });
    expect(added.map(source => [source.id, source.instances])).toEqual([
      [
        'jenkins',
        [
          {
            id: 'eu',
            title: 'Jenkins at eu.example.com',
            host: 'eu.example.com',
          },
        ],
      ],
    ]);
  });

  it('adds nothing where the portal has none', async () => {
    expect(await addedBy({})).toEqual([]);
  });
});
