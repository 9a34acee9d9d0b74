import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  HostGates,
  orrSourcesExtensionPoint,
  Source,
  SourceFactory,
} from 'backstage-plugin-orr-node';
import orrPagerdutyModule from '.';
import { readPagerdutyConfig } from './readPagerdutyConfig';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

async function added(accounts?: JsonObject[]): Promise<Source[]> {
  const sources: Source[] = [];
  const clock = { now: () => new Date() };
  const add = (factory: SourceFactory<Source>) =>
    sources.push(factory({ clock, hosts: new HostGates({ clock }) }));
  const backend = await startTestBackend({
    features: [
      orrPagerdutyModule,
      mockServices.rootConfig.factory({
        data: { orr: accounts ? { pagerduty: { accounts } } : {} },
      }),
    ],
    extensionPoints: [
      [
        orrSourcesExtensionPoint,
        {
          addDeploymentSource: add,
          addIncidentSource: add,
          addFactProvider: add,
        },
      ],
    ],
  });
  await backend.stop();
  return sources;
}

describe('orrPagerdutyModule', () => {
  it('adds what is configured', async () => {
    expect(await added()).toEqual([]);
    const sources = await added([{ name: 'main', token: 't' }]);
    expect(sources.map(({ id, instances }) => [id, instances])).toEqual(
      Array(2).fill([
        'pagerduty',
        [{ id: 'main', title: 'PagerDuty', host: 'api.pagerduty.com' }],
      ]),
    );
  });
});

describe('readPagerdutyConfig', () => {
  const read = (...accounts: JsonObject[]) =>
    readPagerdutyConfig(
      mockServices.rootConfig({ data: { orr: { pagerduty: { accounts } } } }),
    );
  const main = { name: 'main', token: 'secret' };

  it('reads several accounts', () => {
    expect(
      read(
        { ...main, token: 'secret\n' },
        {
          name: 'eu',
          token: 't',
          title: 'Europe',
          apiBaseUrl: 'https://api.eu.pagerduty.com',
        },
      ),
    ).toEqual([
      {
        name: 'main',
        title: 'PagerDuty main',
        token: 'secret',
        apiBaseUrl: 'https://api.pagerduty.com',
      },
      {
        name: 'eu',
        title: 'Europe',
        token: 't',
        apiBaseUrl: 'https://api.eu.pagerduty.com',
      },
    ]);
  });

  it.each<[string, JsonObject[]]>([
    ['[0].name', [{ ...main, name: '../x' }]],
    ['[0].token', [{ ...main, token: 'secret\nsecret' }]],
    ['[0].apiBaseUrl', [{ ...main, apiBaseUrl: 'pagerduty.com' }]],
    ['[0].apiBaseUrl', [{ ...main, apiBaseUrl: 'https://u:secret@p.com' }]],
    [': main is there twice', [main, main]],
  ])('refuses accounts%s', (place, accounts) => {
    expect(() => read(...accounts)).toThrow(`orr.pagerduty.accounts${place}`);
    expect(() => read(...accounts)).not.toThrow('secret');
  });
});
