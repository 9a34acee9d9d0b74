import { deployStateOf } from './deployState';

const ended = (outcome: 'succeeded' | 'failed') => ({
  outcome,
  revision: null,
  kind: 'deploy' as const,
  environments: ['prod'],
  finishedAt: '2026-03-01T10:00:00.000Z',
  url: null,
});
const QUIET = {
  lastDeployment: ended('succeeded'),
  unrecoveredSince: [],
  stuck: { n: 0, since: null },
};

describe('deployStateOf', () => {
  it.each([
    ['none', undefined],
    ['none', { ...QUIET, lastDeployment: null }],
    ['steady', QUIET],
    ['stuck', { ...QUIET, stuck: { n: 1, since: null } }],
    ['stuck', { ...QUIET, lastDeployment: null, stuck: { n: 2, since: null } }],
    ['attention', { ...QUIET, lastDeployment: ended('failed') }],
    [
      'attention',
      {
        ...QUIET,
        unrecoveredSince: ['2026-02-01T10:00:00.000Z'],
        stuck: { n: 1, since: null },
      },
    ],
  ])('says %s of %j', (state, health) => {
    expect(deployStateOf(health)).toBe(state);
  });
});
