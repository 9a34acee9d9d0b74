import { isSourceError } from 'backstage-plugin-orr-node';
import {
  examplesOf,
  Payload,
  unfitting,
} from '../__testUtils__/githubWebhooks';
import { EventContext, interpretGithub } from './githubDeploymentEvents';

const context: EventContext = {
  hosts: ['github.com'],
  now: new Date('2019-05-15T16:00:00.000Z'),
  rulesOf: () => [],
};
const KEY = 'github:github.com/codertocat/hello-world';

/** The published example with another state; of a failure, none is published. */
function statusOf(state: string, more: Payload = {}): Payload {
  const [payload] = examplesOf('deployment_status');
  Object.assign(payload.deployment_status, { state });
  Object.assign(payload.deployment, more);
  return payload;
}

const ofStatus = (payload: unknown, more: Partial<EventContext> = {}) =>
  interpretGithub(
    { topic: 'github.deployment_status', payload },
    { ...context, ...more },
  );
const ofRun = (payload: unknown, more: Partial<EventContext> = {}) =>
  interpretGithub(
    { topic: 'github.workflow_run', payload },
    { ...context, ...more },
  );

describe('interpretGithub', () => {
  it.each(['success', 'failure', 'error', 'inactive'])(
    'has the deployment asked for where its status is %s, for the webhook does not say when it began',
    state => {
      const payload = statusOf(state);
      expect(ofStatus(payload)).toEqual({ kind: 'poke', bindingKey: KEY });
    },
  );

  it('knows a failed deployment as GitHub describes it', () => {
    const misfits = (payload: Payload) =>
      unfitting('deployment-status-created', payload).filter(
        // The published examples lack these themselves.
        what =>
          !unfitting('deployment-status-created', statusOf('success')).includes(
            what,
          ),
      );
    expect(misfits(statusOf('failure'))).toEqual([]);
    expect(misfits(statusOf('failure', { id: 'x' }))).toEqual([
      '/deployment/id must be integer',
    ]);
  });

  it.each([
    ['in_progress', 'running', '2019-05-15T15:20:55.000Z'],
    ['queued', 'pending', null],
    ['pending', 'pending', null],
    ['waiting', 'pending', null],
  ])('tells a deployment that is %s', (state, outcome, startedAt) => {
    expect(ofStatus(statusOf(state))).toEqual({
      kind: 'records',
      bindingKey: KEY,
      records: [
        {
          sourceId: '145988746',
          environment: 'production',
          revision: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
          artifact: null,
          ref: 'master',
          queuedAt: '2019-05-15T15:20:53.000Z',
          startedAt,
          finishedAt: null,
          outcome,
          supersededAt: null,
          kind: 'deploy',
          url: null,
          triggeredBy: { id: 'Codertocat', type: 'user' },
          headCommitAt: null,
          failureMarkedAt: null,
          sourceUpdatedAt: '2019-05-15T15:20:55.000Z',
        },
      ],
    });
  });

  it('takes over what GitHub says an environment is for, and no previews', () => {
    expect(
      ofStatus(statusOf('in_progress', { production_environment: true })),
    ).toMatchObject({ records: [{ tier: 'production' }] });
    expect(
      ofStatus(statusOf('in_progress', { transient_environment: true })),
    ).toEqual({ kind: 'ignored', why: 'It is a preview.' });
  });

  it('understands all published examples', () => {
    expect(
      examplesOf('deployment_status').map(payload => ofStatus(payload).kind),
    ).toEqual(['poke', 'records', 'poke', 'poke']);
    const rulesOf = () => [{ pipeline: '*', environment: 'production' }];
    expect(
      examplesOf('workflow_run').map(
        payload => ofRun(payload, { rulesOf }).kind,
      ),
    ).toEqual(Array.from({ length: 5 }, () => 'records'));
    expect(
      examplesOf('workflow_run').map(payload => ofRun(payload).kind),
    ).toEqual(Array.from({ length: 5 }, () => 'ignored'));
  });

  it('tells a run by the rules of its binding', () => {
    const [, payload] = examplesOf('workflow_run');
    const asked: string[] = [];
    const rulesOf = (key: string) => {
      asked.push(key);
      return [{ pipeline: 'test.yml', environment: 'live', branch: 'master' }];
    };
    payload.workflow_run.conclusion = 'failure';
    expect(ofRun(payload, { rulesOf })).toEqual({
      kind: 'records',
      bindingKey: 'github:github.com/octo-org/octo-repo',
      records: [
        expect.objectContaining({
          sourceId: 'run:289782451:1',
          environment: 'live',
          outcome: 'failed',
          revision: '3484a3fb816e0859fd6e1cea078d76385ff50625',
          finishedAt: '2020-10-05T16:33:49.000Z',
          headCommitAt: '2020-10-05T16:32:07.000Z',
        }),
      ],
    });
    expect(asked).toEqual(['github:github.com/octo-org/octo-repo']);
  });

  it('believes no host that is not configured, whatever the payload says', () => {
    for (const address of [
      'https://evil.example/Codertocat/Hello-World',
      'https://github.com.evil.example/Codertocat/Hello-World',
      'https://github.com@evil.example/Codertocat/Hello-World',
    ]) {
      const payload = statusOf('success');
      payload.repository.html_url = address;
      expect(ofStatus(payload).kind).toBe('ignored');
    }
    expect(ofStatus(statusOf('success'), { hosts: [] }).kind).toBe('ignored');
  });

  it('says of everything else that it is not what it should be', () => {
    const broken: unknown[] = [
      undefined,
      null,
      'x',
      [],
      {},
      { ...statusOf('success'), repository: null },
      { ...statusOf('success'), deployment: {} },
      statusOf('success', { id: '1' }),
      statusOf('success', { created_at: 'yesterday' }),
      {
        ...statusOf('success'),
        repository: { full_name: '../x', html_url: 'https://github.com/x' },
      },
    ];
    for (const payload of broken) {
      const interpret = () => {
        try {
          return ofStatus(payload);
        } catch (error) {
          return isSourceError(error) && error.problem;
        }
      };
      expect(interpret()).toBe('bad-response');
    }
  });

  it('does not understand other topics', () => {
    expect(
      interpretGithub(
        { topic: 'github.push', payload: statusOf('success') },
        context,
      ).kind,
    ).toBe('ignored');
  });
});
