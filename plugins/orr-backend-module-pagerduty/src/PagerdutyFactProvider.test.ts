import { SourceBinding } from 'backstage-plugin-orr-node';
import { Reply, replies } from 'backstage-plugin-orr-node/testUtils';
import { callOf, problemOf, sourcesOf } from './__testUtils__/pagerduty';
import { PagerdutyServer } from './__testUtils__/PagerdutyServer';

const { json, page, refusal } = replies;

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const BINDING: SourceBinding = {
  key: 'pagerduty:main:PIJ90N7',
  instance: 'main',
  title: 'service PIJ90N7',
  selector: { serviceId: 'PIJ90N7' },
};
const ALWAYS = { start: null, end: null };

const server = new PagerdutyServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.reset();
  server.services.PIJ90N7 = { policyId: 'PT20YPA', status: 'active' };
  server.policies.PT20YPA = 2;
});

async function read(requests?: number) {
  const { facts } = sourcesOf(server);
  const [onCall, levels] = await facts.read(BINDING, callOf(requests));
  return { onCall, levels };
}

function duty(
  userId: string,
  level: number,
  times: { start: string | null; end: string | null } = ALWAYS,
) {
  return { userId, policyId: 'PT20YPA', level, ...times };
}

describe('the facts of a service', () => {
  it('are that somebody is on call, and how many levels there are', async () => {
    server.shifts = [
      duty('PUSER01', 1),
      duty('PUSER01', 1, {
        start: '2000-01-01T00:00:00Z',
        end: '9999-01-01T00:00:00Z',
      }),
      duty('PUSER02', 2),
      { ...duty('PUSER03', 1), policyId: 'POTHER1' },
    ];
    const { onCall, levels } = await read();
    expect(onCall).toEqual({
      factId: 'pagerduty.onCall',
      state: 'ok',
      value: true,
      note: 'One person at the first level.',
      observedAt: expect.stringMatching(/\.000Z$/),
      url: 'https://acme.pagerduty.com/services/PIJ90N7',
    });
    expect(levels).toMatchObject({
      factId: 'pagerduty.escalationLevels',
      state: 'ok',
      value: 2,
    });
    // Who it is stays in PagerDuty.
    expect(JSON.stringify([onCall, levels])).not.toMatch(/PUSER|Name of/);
  });

  it.each([
    ['nobody at all', []],
    ['only the second level', [duty('PUSER02', 2)]],
    [
      'a duty to come',
      [duty('PUSER01', 1, { start: '9999-01-01T00:00:00Z', end: null })],
    ],
    [
      'a duty that has ended',
      [duty('PUSER01', 1, { start: null, end: '2000-01-01T00:00:00Z' })],
    ],
  ])('are that nobody is on call: %s', async (_, shifts) => {
    server.shifts = shifts;
    expect((await read()).onCall).toMatchObject({
      state: 'ok',
      value: false,
      note: '0 people at the first level.',
    });
  });

  it('are that nobody is called for a service that is disabled', async () => {
    server.shifts = [duty('PUSER01', 1)];
    server.services.PIJ90N7.status = 'disabled';
    expect((await read()).onCall).toMatchObject({
      value: false,
      note: 'The service is disabled, so that nobody is called.',
    });
  });

  it('are read from all pages', async () => {
    server.shifts = [
      ...Array.from({ length: 230 }, (_, index) => duty(`PUSER${index}`, 2)),
      duty('PUSER99', 1),
    ];
    expect((await read()).onCall.value).toBe(true);
    expect(server.requests).toHaveLength(4);
  });

  it('are asked for one by one where they do not come together', async () => {
    server.includes = false;
    expect((await read()).levels.value).toBe(2);
    expect(server.requests.map(({ path }) => path.split('?')[0])).toEqual([
      '/services/PIJ90N7',
      '/escalation_policies/PT20YPA',
      '/oncalls',
    ]);
  });

  it.each([0, 1])('need more than %s requests', async requests => {
    const failed = await problemOf(read(requests), server);
    expect(failed.problem).toBe('rate-limited');
    expect(server.requests).toHaveLength(requests);
  });

  it('are none of a service that is not there', async () => {
    server.services = {};
    expect((await problemOf(read(), server)).problem).toBe('not-found');
  });

  it.each<[string, Reply]>([
    ['forbidden', refusal(403)],
    ['unauthorised', refusal(401)],
    ['bad-response', page(200)],
    ['bad-response', json({ service: { escalation_policy: null } })],
    [
      'bad-response',
      json({ service: { escalation_policy: { id: '../users' } } }),
    ],
  ])('say nothing where the answer is %s', async (problem, reply) => {
    server.replies = [reply];
    expect((await problemOf(read(), server)).problem).toBe(problem);
    expect(server.requests).toHaveLength(1);
  });

  it('say nothing of who is on call where only that is forbidden', async () => {
    const { before } = server;
    server.before = ({ path }) => {
      if (path.startsWith('/oncalls')) {
        server.replies = [refusal(403)];
      }
    };
    expect((await problemOf(read(), server)).problem).toBe('forbidden');
    server.before = before;
  });
});
