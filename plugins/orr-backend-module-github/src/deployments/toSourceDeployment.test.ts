import { GithubDeployment, toSourceDeployment } from './toSourceDeployment';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const at = (minute: number) =>
  new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();

type Step = [state: string, minute: number];

function deploymentOf(
  steps: Step[],
  more: Partial<GithubDeployment> = {},
): GithubDeployment {
  return {
    id: 7,
    revision: 'a'.repeat(40),
    ref: 'main',
    task: 'deploy',
    environment: 'production',
    isProduction: false,
    state: null,
    createdAt: at(0),
    updatedAt: at(0),
    creator: { login: 'mona', type: 'User' },
    headCommitAt: at(0),
    statuses: steps.map(([state, minute]) => ({
      state,
      createdAt: at(minute),
      url: `https://ci.example/${state}`,
    })),
    ...more,
  };
}

describe('toSourceDeployment', () => {
  it('tells all that GitHub knows', () => {
    expect(
      toSourceDeployment(
        deploymentOf(
          [
            ['queued', 1],
            ['in_progress', 2],
            ['in_progress', 3],
            ['success', 9],
          ],
          { isProduction: true },
        ),
        NOW,
      ),
    ).toEqual({
      sourceId: '7',
      environment: 'production',
      tier: 'production',
      revision: 'a'.repeat(40),
      artifact: null,
      ref: 'main',
      queuedAt: at(0),
      startedAt: at(2),
      finishedAt: at(9),
      outcome: 'succeeded',
      supersededAt: null,
      kind: 'deploy',
      url: 'https://ci.example/success',
      triggeredBy: { id: 'mona', type: 'user' },
      headCommitAt: at(0),
      failureMarkedAt: null,
      sourceUpdatedAt: at(9),
    });
  });

  it.each<
    [
      what: string,
      steps: Step[],
      state: string | null,
      expected: [
        outcome: string,
        started: number | null,
        finished: number | null,
        superseded: number | null,
      ],
    ]
  >([
    ['nothing', [], null, ['pending', null, null, null]],
    ['queued', [['queued', 1]], 'QUEUED', ['pending', null, null, null]],
    ['waiting', [['waiting', 1]], 'WAITING', ['pending', null, null, null]],
    ['pending', [['PENDING', 1]], 'PENDING', ['pending', null, null, null]],
    ['begun', [['in_progress', 1]], 'IN_PROGRESS', ['running', 1, null, null]],
    ['failure', [['failure', 4]], 'FAILURE', ['failed', null, 4, null]],
    ['error', [['ERROR', 4]], 'ERROR', ['failed', null, 4, null]],
    ['success', [['SUCCESS', 4]], 'ACTIVE', ['succeeded', null, 4, null]],
    [
      'superseded after a success',
      [
        ['in_progress', 1],
        ['success', 4],
        ['inactive', 8],
        ['inactive', 9],
      ],
      'INACTIVE',
      ['succeeded', 1, 4, 8],
    ],
    [
      'superseded after a failure',
      [
        ['failure', 4],
        ['inactive', 8],
      ],
      'INACTIVE',
      ['failed', null, 4, 8],
    ],
    [
      'the newest end, in whatever order',
      [
        ['failure', 8],
        ['success', 4],
      ],
      'FAILURE',
      ['failed', null, 8, null],
    ],
    [
      'two ends in one second',
      [
        ['failure', 4],
        ['success', 4],
      ],
      'SUCCESS',
      ['succeeded', null, 4, null],
    ],
    [
      'an end that is taken up again',
      [
        ['success', 4],
        ['in_progress', 5],
      ],
      'IN_PROGRESS',
      ['succeeded', 5, 4, null],
    ],
    [
      'inactive without an end',
      [
        ['in_progress', 1],
        ['inactive', 8],
      ],
      'INACTIVE',
      ['abandoned', 1, null, 8],
    ],
    [
      'given up by GitHub',
      [['pending', 1]],
      'ABANDONED',
      ['abandoned', null, null, null],
    ],
    ['active without statuses', [], 'ACTIVE', ['succeeded', null, 0, null]],
    ['something new', [['paused', 1]], 'PAUSED', ['pending', null, null, null]],
  ])('reads %s', (_, steps, state, expected) => {
    const told = toSourceDeployment(deploymentOf(steps, { state }), NOW);
    const instant = (minute: number | null) =>
      minute === null ? null : at(minute);
    const [outcome, started, finished, superseded] = expected;
    expect([
      told.outcome,
      told.startedAt,
      told.finishedAt,
      told.supersededAt,
    ]).toEqual([
      outcome,
      instant(started),
      instant(finished),
      instant(superseded),
    ]);
  });

  it('gives up what was not told of for seven days, by what was told last', () => {
    const outcomeAt = (days: number) =>
      toSourceDeployment(
        deploymentOf([['in_progress', 30]]),
        new Date(Date.parse(at(30)) + days * 86_400_000),
      ).outcome;
    expect([outcomeAt(7), outcomeAt(7.01)]).toEqual(['running', 'abandoned']);
  });

  it.each([
    ['deploy', 'deploy'],
    [null, 'deploy'],
    ['deploy:migrations', 'deploy'],
    ['rollback', 'rollback'],
    ['deploy:rollback', 'rollback'],
    ['hotfix', 'hotfix'],
    ['scrollback', 'unknown'],
    ['migrate', 'unknown'],
  ])('reads the task %p as %p', (task, kind) => {
    expect(toSourceDeployment(deploymentOf([], { task }), NOW).kind).toBe(kind);
  });

  it.each([
    [{ login: 'mona', type: 'User' }, 'user'],
    [{ login: 'mona' }, 'unknown'],
    [{ login: 'deployer', type: 'Bot' }, 'bot'],
    [{ login: 'deployer[bot]' }, 'bot'],
    [{ login: 'acme', type: 'Organization' }, 'unknown'],
  ])('knows who %p is', (creator, type) => {
    expect(
      toSourceDeployment(deploymentOf([], { creator }), NOW).triggeredBy,
    ).toEqual({ id: creator.login, type });
  });

  it('shows no address that is not of the web', () => {
    for (const url of ['ftp://ci.example/1', '', 'nothing', null]) {
      const told = toSourceDeployment(
        deploymentOf([], {
          creator: null,
          statuses: [{ state: 'success', createdAt: at(1), url }],
        }),
        NOW,
      );
      expect([told.url, told.triggeredBy]).toEqual([null, null]);
    }
  });
});
