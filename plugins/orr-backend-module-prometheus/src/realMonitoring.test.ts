import { FactReading } from 'backstage-plugin-orr-common';
import {
  IncidentBatch,
  IncidentEventMeaning,
  SourceAlert,
  SourceCursor,
} from 'backstage-plugin-orr-node';
import {
  hasMonitoring,
  MonitoringStack,
} from './__testUtils__/MonitoringStack';
import { boundBy, callOf, selecting, sourcesOf } from './__testUtils__/sources';
import { until } from './__testUtils__/until';

const RULES = `
  - record: slo:error_budget_remaining:ratio
    expr: budget_left
  - alert: CheckoutErrors
    expr: errors{service="checkout"} > 0
    labels: { severity: critical }
  - alert: PayErrors
    expr: errors > 0
    labels: { severity: page, service: pay }
  - alert: Slow
    expr: latency_seconds > 1
    labels: { severity: warning }
  - alert: Backlog
    expr: backlog > 0
    labels: { backstage_entity: 'Component:ledger' }
  - alert: Broken
    expr: errors * on() errors > 0
    labels: { service: broken }
`;

jest.setTimeout(90_000);

const stack = new MonitoringStack({
  rules: RULES,
  metrics: {
    'errors{service="checkout"}': 0,
    'errors{service="quiet"}': 0,
    'latency_seconds{service="search"}': 0.2,
    'budget_left{service="checkout",slo="latency"}': 0.73,
    'budget_left{service="checkout",slo="errors"}': 0.41,
    'budget_left{service="spent"}': -0.2,
    'budget_left{service="percent"}': 73,
    'budget_left{service="none"}': NaN,
    backlog: 0,
  },
});

const describeReal = hasMonitoring() ? describe : describe.skip;

describeReal('a real Prometheus and a real Alertmanager', () => {
  beforeAll(() => stack.start());
  afterAll(() => stack.stop());

  function sources(instance: object = {}, room: object = {}) {
    return sourcesOf({
      ...room,
      instances: [
        {
          name: 'main',
          url: stack.prometheusUrl,
          externalUrl: 'http://prometheus.test',
          sloBudgetQuery: 'slo:error_budget_remaining:ratio',
          alertmanager: {
            url: stack.alertmanagerUrl,
            externalUrl: 'http://alertmanager.test/',
          },
          ...instance,
        },
      ],
    });
  }

  async function factsOf(
    selector: string,
    instance?: object,
  ): Promise<Record<string, FactReading>> {
    const { facts } = sources(instance);
    const readings = await facts.read(
      boundBy(facts, selecting(selector)),
      callOf(),
    );
    return Object.fromEntries(
      readings.map(reading => [reading.factId.split('.')[1], reading]),
    );
  }

  /** The facts, once one of them has come so far. */
  function factsOnce(
    selector: string,
    what: string,
    isThere: (facts: Record<string, FactReading>) => boolean,
  ): Promise<Record<string, FactReading>> {
    return until(what, async () => {
      const facts = await factsOf(selector);
      return isThere(facts) && facts;
    });
  }

  function interpreted(room: object = {}): IncidentEventMeaning[] {
    const { alerts } = sources({}, room);
    return stack.webhooks.flatMap(payload =>
      alerts.events.interpret({ topic: 'alertmanager', payload }),
    );
  }

  function recordsAbout(
    wanted: object,
    room: object = {},
  ): Extract<IncidentEventMeaning, { kind: 'records' }>[] {
    return interpreted(room).flatMap(meaning =>
      meaning.kind === 'records' &&
      JSON.stringify(meaning.about) === JSON.stringify(wanted)
        ? [meaning]
        : [],
    );
  }

  const alertsAbout = (wanted: object): SourceAlert[] =>
    recordsAbout(wanted).flatMap(({ alerts }) => alerts);

  async function polled(
    selector: string,
    cursor?: SourceCursor,
  ): Promise<IncidentBatch> {
    const { alerts } = sources();
    const batches: IncidentBatch[] = [];
    for await (const batch of alerts.list(
      boundBy(alerts, selecting(selector)),
      {
        ...callOf(),
        since: new Date(0),
        cursor,
      },
    )) {
      batches.push(batch);
    }
    expect(batches).toHaveLength(1);
    return batches[0];
  }

  it('accepts that it is asked whether it is there', async () => {
    const { facts, alerts } = sources();
    const { signal } = new AbortController();
    await expect(facts.probe('main', { signal })).resolves.toBeUndefined();
    await expect(alerts.probe('main', { signal })).resolves.toBeUndefined();
  });

  it('follows an alert that fires and resolves, as facts, by webhook and by asking', async () => {
    const selector = 'service="checkout"';
    const about = { bindingKey: 'alertmanager:main:service="checkout"' };
    const before = await factsOnce(
      selector,
      'the rule is evaluated and the budget computed',
      ({ alertsFiring, sloBudgetLeft }) =>
        alertsFiring.state === 'ok' && sloBudgetLeft.state === 'ok',
    );
    expect(before).toMatchObject({
      alertRules: { state: 'ok', value: 1 },
      alertsFiring: { value: 0 },
      sloBudgetLeft: { value: 0.41, note: 'The least of 2.' },
      lastAlertAt: { state: 'unknown' },
    });
    expect(before.lastAlertAt.value).toBeUndefined();

    const startedAt = Date.now();
    stack.metrics['errors{service="checkout"}'] = 3;
    const during = await factsOnce(
      selector,
      'the alert fires and is stored',
      ({ alertsFiring, lastAlertAt }) =>
        alertsFiring.value === 1 && lastAlertAt.state === 'ok',
    );
    const lastAt = new Date(during.lastAlertAt.value as string).getTime();
    expect(lastAt).toBeGreaterThanOrEqual(startedAt - 1000);
    expect(lastAt).toBeLessThanOrEqual(Date.now());
    expect(during.alertRules).toMatchObject({ state: 'ok', value: 1 });

    const [fired] = await until('the webhook came', () => {
      const alerts = alertsAbout(about);
      return alerts.length > 0 && alerts;
    });
    expect(fired).toMatchObject({
      name: 'CheckoutErrors',
      severity: 'critical',
      resolvedAt: null,
      url: expect.stringMatching(/^http:\/\/prometheus\.test\/graph\?/),
      sourceUpdatedAt: fired.firedAt,
    });
    const asked = await polled(selector);
    expect(asked.alerts).toEqual([fired]);
    expect(asked.incidents).toEqual([]);
    expect(asked.done).toBe(true);

    stack.metrics['errors{service="checkout"}'] = 0;
    const resolved = await until('the webhook of the end came', () =>
      alertsAbout(about).find(({ resolvedAt }) => resolvedAt !== null),
    );
    expect(resolved).toEqual({
      ...fired,
      resolvedAt: resolved.sourceUpdatedAt,
      sourceUpdatedAt: expect.any(String),
    });
    expect(resolved.resolvedAt! > fired.firedAt).toBe(true);
    const gone = await until('nothing fires there', async () => {
      const batch = await polled(selector, asked.cursor);
      return batch.alerts.some(({ resolvedAt }) => resolvedAt) && batch;
    });
    expect(gone.alerts).toHaveLength(1);
    const [ended] = gone.alerts;
    expect(ended.sourceId).toBe(fired.sourceId);
    // The end that the webhook told is the better one, whichever comes first.
    expect(ended.sourceUpdatedAt > fired.sourceUpdatedAt).toBe(true);
    expect(ended.sourceUpdatedAt < resolved.sourceUpdatedAt).toBe(true);
    expect((await polled(selector, gone.cursor)).alerts).toEqual([]);

    const after = await factsOnce(
      selector,
      'no alert fires',
      ({ alertsFiring }) => alertsFiring.value === 0,
    );
    expect(after.lastAlertAt.state).toBe('ok');
    expect(after.alertRules.value).toBe(1);
  });

  it('finds what fired and ended between two times that it was asked', async () => {
    const selector = 'service="brief"';
    const about = { bindingKey: 'alertmanager:main:service="brief"' };
    const first = await polled(selector);
    expect(first.alerts).toEqual([]);
    stack.metrics['latency_seconds{service="brief"}'] = 2;
    await until('the webhook came', () => alertsAbout(about).length > 0);
    stack.metrics['latency_seconds{service="brief"}'] = 0.2;
    const sent = await until('the webhook of the end came', () =>
      alertsAbout(about).find(({ resolvedAt }) => resolvedAt !== null),
    );
    await until('nothing fires there', async () => {
      const { alerts } = await polled(selector);
      return alerts.length === 0;
    });

    const second = await polled(selector, first.cursor);
    const { sourceId, name, severity, firedAt } = sent;
    expect(second.alerts).toEqual([
      expect.objectContaining({ sourceId, name, severity, firedAt }),
    ]);
    expect(second.alerts[0].sourceUpdatedAt < sent.sourceUpdatedAt).toBe(true);
    expect(second.coveredFrom).toEqual(first.coveredFrom);
    const third = await polled(selector, second.cursor);
    expect(third.alerts).toEqual([
      expect.objectContaining({ sourceId, resolvedAt: expect.any(String) }),
    ]);
    expect((await polled(selector, third.cursor)).alerts).toEqual([]);
    expect(third.coveredFrom).toEqual(first.coveredFrom);
  });

  it('counts a rule that names nothing once it has fired for the entity', async () => {
    const selector = 'service="search"';
    const before = await factsOf(selector);
    expect(before.alertRules.state).toBe('unknown');
    expect(before.alertsFiring.state).toBe('unknown');
    stack.metrics['latency_seconds{service="search"}'] = 2;
    await factsOnce(
      selector,
      'the alert fires and is stored',
      ({ alertsFiring, lastAlertAt }) =>
        alertsFiring.value === 1 && lastAlertAt.state === 'ok',
    );
    stack.metrics['latency_seconds{service="search"}'] = 0.2;
    const after = await factsOnce(
      selector,
      'no alert fires',
      ({ alertsFiring }) => alertsFiring.value === 0,
    );
    expect(after.alertRules).toMatchObject({ state: 'ok', value: 1 });
    expect(after.lastAlertAt.state).toBe('ok');
  });

  it.each([
    'service="ghost"',
    // Text that would mean something, were it not within quotes.
    'service="} or vector(1) or up{a=~.*"',
    'service="\'`{}#, or up"',
  ])('knows nothing where there are no samples: %s', async selector => {
    expect(await factsOf(selector)).toMatchObject({
      alertRules: { state: 'unknown' },
      sloBudgetLeft: { state: 'unknown' },
      alertsFiring: { state: 'unknown' },
      lastAlertAt: { state: 'unknown' },
    });
  });

  it('says what a budget is that is no plain share', async () => {
    await factsOnce(
      'service="spent"',
      'the budget is computed',
      ({ sloBudgetLeft }) => sloBudgetLeft.state === 'ok',
    );
    expect((await factsOf('service="spent"')).sloBudgetLeft).toMatchObject({
      state: 'ok',
      value: 0,
      note: 'More than the budget is spent.',
    });
    const { sloBudgetLeft } = await factsOf('service="percent"');
    expect(sloBudgetLeft.state).toBe('error');
    expect(sloBudgetLeft.value).toBeUndefined();
    expect((await factsOf('service="none"')).sloBudgetLeft.state).toBe(
      'unknown',
    );
  });

  it('puts the labels into an expression of the operator', async () => {
    const query = '1 - max(budget_left{$selector,slo="errors"})';
    const { sloBudgetLeft } = await until('it is scraped', async () => {
      const facts = await factsOf('service="checkout"', {
        sloBudgetQuery: query,
      });
      return facts.sloBudgetLeft.state === 'ok' && facts;
    });
    expect(sloBudgetLeft.value).toBeCloseTo(0.59);
    expect(new URL(sloBudgetLeft.url!).searchParams.get('g0.expr')).toBe(
      '1 - max(budget_left{service="checkout",slo="errors"})',
    );
  });

  it('tells the other facts where a query of the operator does not work', async () => {
    const facts = await factsOf('service="checkout"', {
      sloBudgetQuery: 'sum(((budget_left{$selector}',
    });
    expect(facts.sloBudgetLeft.state).toBe('error');
    expect(facts.alertRules).toMatchObject({ state: 'ok', value: 1 });
  });

  it('counts no rule that Prometheus cannot evaluate', async () => {
    const facts = await factsOnce(
      'service="broken"',
      'the evaluation has failed',
      ({ alertRules }) => alertRules.value === 0,
    );
    expect(facts.alertRules.note).toBe(
      'Prometheus main cannot evaluate 1 more.',
    );
    expect(facts.alertsFiring.state).toBe('unknown');
  });

  it('takes an alert for the entity that it names', async () => {
    stack.metrics.backlog = 1;
    const [alert] = await until('the webhook came', () => {
      const alerts = alertsAbout({ entityRefs: ['component:default/ledger'] });
      return alerts.length > 0 && alerts;
    });
    stack.metrics.backlog = 0;
    expect(alert).toMatchObject({ name: 'Backlog', severity: null });
  });

  it('tells incidents of the severities that are said to be some', async () => {
    stack.metrics['errors{service="quiet"}'] = 1;
    const room = { incidentSeverities: ['page'] };
    const about = { bindingKey: 'alertmanager:main:service="pay"' };
    const { alerts, incidents } = await until(
      'the webhook of the end came',
      () => {
        const found = recordsAbout(about, room);
        if (found.length > 0) {
          stack.metrics['errors{service="quiet"}'] = 0;
        }
        return found.find(({ incidents: [incident] }) => incident?.resolvedAt);
      },
    );
    const [{ sourceId, firedAt, resolvedAt }] = alerts;
    expect(incidents).toEqual([
      expect.objectContaining({
        sourceId,
        title: 'PayErrors',
        severity: 'page',
        openedAt: firedAt,
        resolvedAt,
        fixedByRevision: null,
      }),
    ]);
    expect(recordsAbout(about).flatMap(found => found.incidents)).toEqual([]);
  });
});
