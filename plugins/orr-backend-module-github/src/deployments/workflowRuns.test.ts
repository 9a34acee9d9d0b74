import { DeployRule } from 'backstage-plugin-orr-node';
import { RestRun } from './restShapes';
import { runQueriesOf, runToDeployment } from './workflowRuns';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const RULE: DeployRule = { pipeline: 'deploy.yml', environment: 'production' };

function runOf(more: Partial<RestRun> = {}): RestRun {
  return {
    id: 9,
    name: 'Deploy it',
    path: '.github/workflows/deploy.yml@main',
    run_attempt: 1,
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    head_branch: 'main',
    head_sha: 'b'.repeat(40),
    head_commit: { timestamp: '2026-03-01T09:00:00.000Z' },
    repository: { id: 1 },
    head_repository: { id: 1 },
    triggering_actor: { login: 'mona', type: 'User' },
    html_url: 'https://github.com/acme/pay/actions/runs/9',
    created_at: '2026-03-01T10:00:00.000Z',
    run_started_at: '2026-03-01T10:01:00.000Z',
    updated_at: '2026-03-01T10:09:00.000Z',
    ...more,
  };
}

describe('runToDeployment', () => {
  it('tells all that GitHub knows', () => {
    expect(runToDeployment(runOf(), [RULE], NOW)).toEqual({
      sourceId: 'run:9:1',
      environment: 'production',
      pipeline: 'Deploy it',
      revision: 'b'.repeat(40),
      artifact: null,
      ref: 'main',
      queuedAt: '2026-03-01T10:00:00.000Z',
      startedAt: '2026-03-01T10:01:00.000Z',
      finishedAt: '2026-03-01T10:09:00.000Z',
      outcome: 'succeeded',
      supersededAt: null,
      kind: 'deploy',
      url: 'https://github.com/acme/pay/actions/runs/9',
      triggeredBy: { id: 'mona', type: 'user' },
      headCommitAt: '2026-03-01T09:00:00.000Z',
      failureMarkedAt: null,
      sourceUpdatedAt: '2026-03-01T10:09:00.000Z',
    });
  });

  it.each([
    ['completed', 'success', 'succeeded', true],
    ['completed', 'failure', 'failed', true],
    ['completed', 'timed_out', 'failed', true],
    ['completed', 'startup_failure', 'failed', true],
    ['completed', 'cancelled', 'cancelled', true],
    ['completed', 'skipped', 'skipped', true],
    ['completed', 'neutral', 'skipped', true],
    ['completed', 'action_required', 'pending', false],
    ['completed', 'stale', 'abandoned', false],
    ['completed', 'invented', 'abandoned', false],
    ['completed', null, 'abandoned', false],
    ['in_progress', null, 'running', false],
    ['queued', null, 'pending', false],
    ['requested', null, 'pending', false],
    ['waiting', null, 'pending', false],
    ['pending', null, 'pending', false],
  ])('reads %s with %s as %s', (status, conclusion, outcome, hasEnded) => {
    const told = runToDeployment(runOf({ status, conclusion }), [RULE], NOW)!;
    expect([told.outcome, told.finishedAt !== null]).toEqual([
      outcome,
      hasEnded,
    ]);
    expect(told.startedAt === null).toBe(outcome === 'pending');
  });

  it('gives up what has not ended after seven days', () => {
    const open = runOf({ status: 'in_progress', conclusion: null });
    const outcomeAt = (days: number) =>
      runToDeployment(
        open,
        [RULE],
        new Date(Date.parse(open.updated_at) + days * 86_400_000),
      )?.outcome;
    expect([outcomeAt(7), outcomeAt(7.01)]).toEqual(['running', 'abandoned']);
  });

  it('keeps attempts apart, and does not count the wait before the first to a later one', () => {
    expect(
      runToDeployment(runOf({ run_attempt: 3 }), [RULE], NOW),
    ).toMatchObject({
      sourceId: 'run:9:3',
      queuedAt: '2026-03-01T10:01:00.000Z',
    });
  });

  it('takes the first rule that fits, by file, path or name', () => {
    const environmentBy = (...rules: [string, string?][]) =>
      runToDeployment(
        runOf(),
        rules.map(([pipeline, branch], index) => ({
          pipeline,
          environment: `${index}`,
          branch,
        })),
        NOW,
      )?.environment;
    expect(environmentBy(['deploy.yml'])).toBe('0');
    expect(environmentBy(['.github/workflows/deploy.yml'])).toBe('0');
    expect(environmentBy(['DEPLOY IT'])).toBe('0');
    expect(environmentBy(['Deploy*'])).toBe('0');
    expect(
      environmentBy(['test.yml'], ['*it', 'release/*'], ['*', 'm*n']),
    ).toBe('2');
    expect(environmentBy(['deploy'])).toBeUndefined();
    expect(environmentBy(['deploy.yml', 'Main'])).toBeUndefined();
    expect(
      runToDeployment(
        runOf(),
        [{ pipeline: '*', environment: '${TARGET}' }],
        NOW,
      ),
    ).toBeUndefined();
  });

  it('takes nothing from a copy of the repository', () => {
    const foreign: Partial<RestRun>[] = [
      { head_repository: { id: 2 } },
      { head_repository: null, event: 'pull_request' },
    ];
    for (const more of foreign) {
      expect(runToDeployment(runOf(more), [RULE], NOW)).toBeUndefined();
    }
    expect(
      runToDeployment(runOf({ head_repository: null }), [RULE], NOW),
    ).toBeDefined();
  });

  it('knows what the clock has started', () => {
    expect(
      runToDeployment(runOf({ event: 'schedule' }), [RULE], NOW)?.triggeredBy,
    ).toEqual({ id: 'mona', type: 'schedule' });
  });
});

describe('runQueriesOf', () => {
  it('asks for the runs of a file where all rules name files, and else once for all', () => {
    const asked = (...pipelines: string[]) =>
      runQueriesOf(
        pipelines.map(pipeline => ({ pipeline, environment: 'production' })),
      ).map(({ file, rules }) => [file, rules.length]);
    expect(asked()).toEqual([]);
    expect(asked('a.yml', '.github/workflows/b.yaml', 'a.yml')).toEqual([
      ['a.yml', 2],
      ['b.yaml', 1],
    ]);
    expect(asked('a.yml', 'Deploy')).toEqual([[undefined, 2]]);
    expect(asked('*.yml')).toEqual([[undefined, 1]]);
    expect(asked('../../secrets.yml')).toEqual([[undefined, 1]]);
    expect(
      runQueriesOf([{ pipeline: 'a.yml', environment: '${TARGET}' }]),
    ).toEqual([]);
  });
});
