import { SourceBinding } from 'backstage-plugin-orr-node';
import { LocalHttp } from 'backstage-plugin-orr-node/testUtils';
import { boundBy, callOf, selecting, sourcesOf } from './__testUtils__/sources';
import { fingerprintOf } from './fingerprintOf';

const NOW = Date.parse('2026-03-01T10:00:00.000Z');
const MINUTE = 60_000;

let now = NOW;
/** Instants at which the alert was firing, in minutes from the beginning. */
let firing: number[] = [];
const server = new LocalHttp(({ path }, response) => {
  const { pathname } = new URL(path, 'http://local');
  response.setHeader('date', new Date(now).toUTCString());
  response.setHeader('content-type', 'application/json');
  const values = firing.map(at => [(NOW + at * MINUTE) / 1000, '1']);
  const metric = {
    __name__: 'ALERTS',
    alertname: 'Errors',
    alertstate: 'firing',
    severity: 'page',
    service: 'checkout',
  };
  response.end(
    pathname === '/api/v2/alerts'
      ? '[]'
      : JSON.stringify({
          status: 'success',
          data: {
            resultType: 'matrix',
            result: values.length ? [{ metric, values }] : [],
          },
        }),
  );
});

beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  now = NOW;
  firing = [];
  server.requests.length = 0;
});

const source = () =>
  sourcesOf(
    {
      instances: [
        { name: 'main', url: server.url, alertmanager: { url: server.url } },
      ],
    },
    { now: () => new Date(now) },
  ).alerts;

async function asked(atMinute: number, cursor?: any, requests?: number) {
  now = NOW + atMinute * MINUTE;
  const alerts = source();
  const binding: SourceBinding = boundBy(
    alerts,
    selecting('service="checkout"'),
  );
  const batches = [];
  for await (const batch of alerts.list(binding, {
    ...callOf(requests),
    since: new Date(0),
    cursor: cursor && JSON.parse(JSON.stringify(cursor)),
  })) {
    batches.push(batch);
  }
  return batches;
}

const at = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();

describe('alerts that fired since Alertmanager was last asked', () => {
  it('are what Prometheus has stored of them, each time that they began', async () => {
    const [first] = await asked(0);
    firing = [3, 4, 5, 9, 10];
    const [second] = await asked(15, first.cursor);
    expect(
      second.alerts.map(({ firedAt, resolvedAt }) => [firedAt, resolvedAt]),
    ).toEqual([
      [at(3), at(5)],
      [at(9), at(10)],
    ]);
    expect(second.alerts[0]).toMatchObject({
      sourceId: `${fingerprintOf({
        service: 'checkout',
        severity: 'page',
        alertname: 'Errors',
      })}:${at(3)}`,
      name: 'Errors',
      severity: 'page',
      url: expect.stringContaining(`${server.url}/graph?`),
    });
    expect(second.incidents).toEqual([]);
    expect(second.coveredFrom).toEqual(new Date(NOW));
    const query = new URL(
      server.requests.at(-1)!.path,
      'http://local',
    ).searchParams.get('query');
    expect(query).toBe('ALERTS{alertstate="firing",service="checkout"}[1500s]');
  });

  it('are not those that fired already, and none is told twice', async () => {
    const [first] = await asked(0);
    firing = Array.from({ length: 25 }, (_, index) => index - 10);
    const [second] = await asked(14, first.cursor);
    expect(second.alerts).toEqual([]);
    firing = [13.5, 13.6];
    const [third] = await asked(15, first.cursor);
    expect(third.alerts).toMatchObject([{ firedAt: at(13.5) }]);
    const [fourth] = await asked(16, third.cursor);
    expect(fourth.alerts).toEqual([]);
  });

  it('are known since it was first asked, unless that was too long ago', async () => {
    const [first] = await asked(0);
    const [second] = await asked(300, first.cursor);
    expect(second.coveredFrom).toEqual(new Date(NOW));
    const [third] = await asked(300 + 361, second.cursor);
    expect(third.coveredFrom).toEqual(new Date(at(301)));
    const [fourth] = await asked(700, third.cursor);
    expect(fourth.coveredFrom).toEqual(new Date(at(301)));
  });

  it('are asked for with the requests that there are, or not at all', async () => {
    const [first] = await asked(0, undefined, 1);
    server.requests.length = 0;
    expect(await asked(15, first.cursor, 1)).toEqual([]);
    expect(server.requests).toEqual([]);
    expect(await asked(15, first.cursor, 2)).toHaveLength(1);
  });

  it('go on from what an older version of the portal stored', async () => {
    const [batch] = await asked(0, { firing: [] });
    expect(batch).toMatchObject({ alerts: [], coveredFrom: new Date(NOW) });
    expect(server.requests).toHaveLength(1);
  });
});
