import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { readSourcePollOptions } from './readSourceOptions';
import { deployRulesOf, readSourceRules, rulesOfScreen } from './sourceRules';

const read = (data: object) => readSourceRules(new ConfigReader(data as never));

describe('readSourceRules', () => {
  it('reads what the configuration says', () => {
    expect(
      read({
        environments: [{ match: 'live-*', tier: 'production', binding: 'a' }],
        deploys: [
          { binding: 'b:*', pipeline: 'x', environment: 'e', branch: 'main' },
        ],
        links: [
          { binding: 'c', entity: 'component:default/d', refPrefix: 'v' },
        ],
      }),
    ).toEqual({
      environments: [{ match: 'live-*', tier: 'production', bindingKey: 'a' }],
      deploys: [
        { bindingKey: 'b:*', pipeline: 'x', environment: 'e', branch: 'main' },
      ],
      links: [
        { bindingKey: 'c', entityRef: 'component:default/d', refPrefix: 'v' },
      ],
    });
    expect(readSourceRules(undefined)).toEqual({
      environments: [],
      deploys: [],
      links: [],
    });
  });

  it.each([
    [
      { environments: [{ match: 'x', tier: 'unclassified' }] },
      'orr.deployHealth.environments[0].tier: ',
    ],
    [
      { environments: [{ match: ' ', tier: 'production' }] },
      'orr.deployHealth.environments[0].match: ',
    ],
    [
      { deploys: [{ pipeline: 'x', environment: 'y' }, { pipeline: 'x' }] },
      'orr.deployHealth.deploys[1].environment: ',
    ],
    [{ links: [{ binding: 'x' }] }, 'orr.deployHealth.links[0].entity: '],
    [
      { links: [{ binding: 'x', entity: 'y', branch: 'z' }] },
      'orr.deployHealth.links[0]: ',
    ],
  ])('names what does not fit: %j', (data, message) => {
    expect(() => read(data)).toThrow(message);
  });
});

describe('rulesOfScreen', () => {
  it('leaves out what does not fit any more', () => {
    const rule = {
      id: 'r',
      position: 0,
      revision: 1,
      createdBy: 'u',
      createdAt: '',
      changedBy: 'u',
      changedAt: '',
    };
    expect(
      rulesOfScreen([
        { ...rule, kind: 'environment', document: { match: 'x' } },
        {
          ...rule,
          kind: 'deploys',
          document: { pipeline: 'x', environment: 'y' },
        },
      ]),
    ).toEqual({
      environments: [],
      deploys: [{ pipeline: 'x', environment: 'y' }],
      links: [],
    });
  });
});

describe('deployRulesOf', () => {
  it('finds those of a source and a binding', () => {
    const rules = [
      { provider: 'jenkins', pipeline: 'a', environment: 'e' },
      { bindingKey: 'github:*', pipeline: 'b', environment: 'e' },
      { pipeline: 'c', environment: 'e', branch: 'main' },
    ];
    expect(
      deployRulesOf({ provider: 'github', key: 'github:x' }, rules),
    ).toEqual([
      { pipeline: 'b', environment: 'e' },
      { pipeline: 'c', environment: 'e', branch: 'main' },
    ]);
  });
});

describe('readSourcePollOptions', () => {
  const pollOf = (poll: object) =>
    readSourcePollOptions(
      mockServices.rootConfig({ data: { orr: { sources: { poll } } } }),
    );

  it('has what is usual where nothing is said', () => {
    expect(pollOf({})).toEqual({
      intervalMinutes: 15,
      backfillDays: 90,
      pagesPerRun: 10,
      requestsPerRun: 100,
    });
    expect(pollOf({ intervalMinutes: 5 }).intervalMinutes).toBe(5);
  });

  it.each(['intervalMinutes', 'backfillDays', 'pagesPerRun', 'requestsPerRun'])(
    'names %s where it does not fit',
    name => {
      for (const value of [0, 1.5, -1, 1_000_000]) {
        expect(() => pollOf({ [name]: value })).toThrow(
          `orr.sources.poll.${name}: ${value} is not a whole number`,
        );
      }
    },
  );
});
