/* eslint-disable @backstage/no-relative-monorepo-imports -- it is not among what that package exports */
import { startTestBackend, TestDatabases } from '@backstage/backend-test-utils';
import { LocalHttp } from 'backstage-plugin-orr-node/testUtils';
import {
  hasMonitoring,
  MonitoringStack,
} from '../../../../plugins/orr-backend-module-prometheus/src/__testUtils__/MonitoringStack';
import { until } from '../../../../plugins/orr-backend-module-prometheus/src/__testUtils__/until';
import { QUESTION } from './__testUtils__/detectionChecklist';
import { MonitoredPortal } from './__testUtils__/MonitoredPortal';

jest.setTimeout(120_000);

const postgres =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
const databases = TestDatabases.create({
  ids: ['SQLITE_3', ...(postgres ? (['POSTGRES_18'] as const) : [])],
});

const RULES = `
  - alert: Errors
    expr: errors > 0
    labels: { severity: page }
`;
const MINUTES = 60_000;
const DAYS = 24 * 60 * MINUTES;

/** Where Alertmanager sends to, whichever portal listens. */
let portalUrl: string | undefined;
const ingress = new LocalHttp(({ body }, response) => {
  const sent = portalUrl
    ? fetch(`${portalUrl}/api/events/http/alertmanager`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body,
      }).then(({ status }) => status)
    : Promise.resolve(200);
  sent.then(
    status => {
      response.statusCode = status;
      response.end();
    },
    error => response.destroy(error),
  );
});
let stack: MonitoringStack;

const describeReal = hasMonitoring() ? describe : describe.skip;

describeReal('alerts of a real Prometheus and Alertmanager', () => {
  beforeAll(async () => {
    await ingress.start();
    stack = new MonitoringStack({
      rules: RULES,
      metrics: {},
      webhookUrl: ingress.url,
    });
    await stack.start();
  });
  afterAll(async () => {
    await stack?.stop();
    await ingress.stop();
  });

  describe.each(databases.eachSupportedId())('on %s', id => {
    let portal: MonitoredPortal;
    let stop: () => Promise<void>;
    /** No series of one database is of interest to the other. */
    const of = (name: string) => `${name}-${id.toLowerCase()}`;
    const series = {
      checkout: `errors{service="${of('checkout')}"}`,
      pay: `errors{team="${of('pay')}"}`,
      search: `errors{service="${of('search')}"}`,
    };

    beforeAll(async () => {
      portal = new MonitoredPortal({
        stack,
        databases: {
          orr: await databases.init(id),
          catalog: await databases.init(id),
          events: await databases.init(id),
        },
        selectors: {
          checkout: `service="${of('checkout')}"`,
          // Alertmanager's webhooks do not tell whose that is.
          pay: `team="${of('pay')}"`,
          search: `service="${of('search')}"`,
          ledger: `service="${of('ledger')}"`,
        },
      });
      const backend = await startTestBackend({
        features: await portal.features(),
      });
      stop = () => backend.stop();
      portal.server = backend.server;
      portalUrl = `http://127.0.0.1:${backend.server.port()}`;
    });
    afterAll(async () => {
      portalUrl = undefined;
      await stop?.();
      await portal?.removeFiles();
    });

    it('prove detection where an incident came after one, and contradict it where none did', async () => {
      const names = ['checkout', 'pay', 'search', 'ledger'];
      await portal.meet(names);
      // From here on all alerts are known.
      await portal.run('source-binding', 'source-poll');
      for (const name of names) {
        await portal.decide(name);
      }

      for (const one of Object.values(series)) {
        stack.metrics[one] = 1;
      }
      await until('the webhook was worked off', async () => {
        await portal.run('inbox-delivery');
        return (await portal.worked()) >= 2;
      });
      // It was sent and kept; nobody was asked.
      await portal.tell('checkout');
      await portal.run('deploy-health-clock');
      expect(await portal.detection('checkout')).toMatchObject({
        state: 'ok',
        value: true,
        rung: 'exercised',
        fact: { source: 'Incidents' },
        note: expect.stringMatching(
          /^alertmanager told of an alert at .*, within 60 minutes before the incident of .* by api, of 1 in 365 days$/,
        ),
        url: expect.stringContaining('http://prometheus.test/graph'),
      });

      await portal.tell('pay');
      await portal.run('deploy-health-clock');
      expect(await portal.detection('pay')).toMatchObject({ state: 'unknown' });
      await until('the alert is there when it is asked for', async () => {
        portal.pass(20 * MINUTES);
        await portal.run('source-poll', 'deploy-health-clock');
        return (await portal.detection('pay')).state === 'ok';
      });
      expect(await portal.detection('pay')).toMatchObject({ value: true });

      for (const one of Object.values(series)) {
        stack.metrics[one] = 0;
      }
      await until('the webhook of the end was worked off', async () => {
        await portal.run('inbox-delivery');
        return (await portal.worked()) >= 4;
      });

      portal.pass(120 * MINUTES);
      await portal.tell('ledger');
      await portal.run('deploy-health-clock');
      expect(await portal.detection('ledger')).toMatchObject({
        state: 'unknown',
      });
      portal.pass(20 * MINUTES);
      await portal.run('source-poll', 'deploy-health-clock', 'drift-watch');
      expect(await portal.detection('ledger')).toMatchObject({
        state: 'ok',
        value: false,
        note: expect.stringMatching(
          /^No alert fired in the 60 minutes before the incident of .* by api, of 1 in 365 days$/,
        ),
      });
      // An alert alone says nothing.
      expect(await portal.detection('search')).toMatchObject({
        state: 'unknown',
      });
      // It has to last.
      expect(await portal.contradictions('ledger')).toEqual([]);

      portal.pass(2 * DAYS);
      await portal.run('source-poll', 'deploy-health-clock', 'drift-watch');
      expect(await portal.contradictions('ledger')).toMatchObject([
        {
          questionId: QUESTION,
          statement: { kind: 'practice', value: 'yes' },
          signal: {
            cause: 'factNotMet',
            causeKey: 'incidents.detectedByAlert',
            value: false,
            condition: { isTrue: true },
          },
          may: { respond: true },
        },
      ]);
      expect(await portal.isContradicted('ledger')).toBe(true);
      for (const name of ['checkout', 'pay', 'search']) {
        expect([name, await portal.contradictions(name)]).toEqual([name, []]);
        expect(await portal.isContradicted(name)).toBe(false);
      }
      expect(await portal.factOfNextReview('checkout')).toMatchObject({
        questionId: QUESTION,
        state: 'ok',
        met: true,
        rung: 'exercised',
        value: true,
      });
    });
  });
});
