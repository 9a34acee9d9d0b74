import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  DeploymentSource,
  HostGates,
  orrSourcesExtensionPoint,
  SourceFactory,
} from 'backstage-plugin-orr-node';
import orrGitlabModule from '.';

const clock = { now: () => new Date('2026-03-02T10:00:00.000Z') };

async function addedWith(gitlab: object[]): Promise<DeploymentSource[]> {
  const added: SourceFactory<DeploymentSource>[] = [];
  await startTestBackend({
    features: [
      orrGitlabModule,
      mockServices.rootConfig.factory({
        data: { integrations: { gitlab } as any },
      }),
    ],
    extensionPoints: [
      [
        orrSourcesExtensionPoint,
        {
          addDeploymentSource: (factory: SourceFactory<DeploymentSource>) =>
            added.push(factory),
        },
      ],
    ],
  });
  const hosts = new HostGates({ clock });
  return added.map(make => make({ clock, hosts }));
}

describe('orrGitlabModule', () => {
  it('adds one source with every GitLab that there is a token for', async () => {
    const [source, ...others] = await addedWith([
      { host: 'gitlab.com', token: 't' },
      {
        host: 'gitlab.acme.example',
        apiBaseUrl: 'https://api.acme.example/gitlab/v4',
        token: 't',
      },
      { host: 'open.example', apiBaseUrl: 'https://open.example/api/v4' },
    ]);
    expect(others).toEqual([]);
    expect(source.id).toBe('gitlab');
    expect(source.instances).toEqual([
      { id: 'gitlab.com', title: 'GitLab', host: 'gitlab.com' },
      {
        id: 'gitlab.acme.example',
        title: 'GitLab at gitlab.acme.example',
        host: 'api.acme.example',
      },
    ]);
    expect(source.events?.topics).toEqual(['gitlab.deployment']);
  });

  it('adds nothing where there is no token', async () => {
    expect(await addedWith([{ host: 'gitlab.com' }])).toEqual([]);
  });
});
