import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  DeploymentSource,
  HostGates,
  IncidentSource,
  orrSourcesExtensionPoint,
  SourceFactory,
} from 'backstage-plugin-orr-node';
import orrGitlabModule from '.';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const clock = { now: () => new Date('2026-03-02T10:00:00.000Z') };

async function addedWith(gitlab: object[], own: object = {}) {
  const added: SourceFactory<DeploymentSource>[] = [];
  const incidents: SourceFactory<IncidentSource>[] = [];
  await startTestBackend({
    features: [
      orrGitlabModule,
      mockServices.rootConfig.factory({
        data: {
          integrations: { gitlab },
          orr: { sources: { gitlab: own } },
        } as any,
      }),
    ],
    extensionPoints: [
      [
        orrSourcesExtensionPoint,
        {
          addDeploymentSource: (factory: SourceFactory<DeploymentSource>) =>
            added.push(factory),
          addIncidentSource: (factory: SourceFactory<IncidentSource>) =>
            incidents.push(factory),
        },
      ],
    ],
  });
  const hosts = new HostGates({ clock });
  return {
    deployments: added.map(make => make({ clock, hosts })),
    incidents: incidents.map(make => make({ clock, hosts })),
  };
}

describe('orrGitlabModule', () => {
  it('adds one source with every GitLab that there is a token for', async () => {
    const { deployments, incidents } = await addedWith([
      { host: 'gitlab.com', token: 't' },
      {
        host: 'gitlab.acme.example',
        apiBaseUrl: 'https://api.acme.example/gitlab/v4',
        token: 't',
      },
      { host: 'open.example', apiBaseUrl: 'https://open.example/api/v4' },
    ]);
    const [source, ...others] = deployments;
    expect([others, incidents]).toEqual([[], []]);
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

  it('adds one for incidents where it is said which issues are some', async () => {
    const { incidents } = await addedWith(
      [{ host: 'gitlab.com', token: 't' }],
      { incidentLabels: ['incident'] },
    );
    expect(
      incidents.map(({ id, knowsIncidents }) => [id, knowsIncidents]),
    ).toEqual([['gitlab', true]]);
  });

  it('adds nothing where there is no token', async () => {
    expect(
      await addedWith([{ host: 'gitlab.com' }], { incidentType: true }),
    ).toEqual({ deployments: [], incidents: [] });
  });
});
