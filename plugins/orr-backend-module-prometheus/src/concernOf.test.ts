import { Concern, concernOf, firingAlertsOf } from './concernOf';

const SELECTOR = { env: 'prod', service: 'checkout' };

function rule(
  query: string,
  labels?: Record<string, string>,
  alerts: { labels: Record<string, string>; state: string }[] = [],
) {
  return { name: 'Errors', query, labels, alerts };
}

const CASES: [Concern, string, Record<string, string>?][] = [
  ['names', 'errors > 0', { service: 'checkout', env: 'prod' }],
  ['names', 'rate(errors{env="prod",service="checkout"}[5m]) > 0'],
  ['names', 'up / on() errors{code=~"5..",service="checkout",env="prod"}'],
  ['names', 'errors{env="prod"} > 0', { service: 'checkout' }],
  ['others', 'errors{env="prod",service="checkout"} > 0', { service: 'pay' }],
  ['untold', 'errors > 0'],
  ['untold', 'errors > 0', { service: '{{ $labels.service }}' }],
  ['untold', 'errors{service="checkout"} > 0'],
  ['untold', 'errors{service="checkout"} + errors{env="prod"} > 0'],
  ['untold', 'errors{env!="prod",service!="checkout"} > 0'],
  ['untold', 'errors{env=~"prod",service=~"checkout"} > 0'],
  [
    'untold',
    'label_replace(errors, "a", "{env=\\"prod\\",service=\\"checkout\\"}", "b", "")',
  ],
  ['untold', 'errors{a="env=\\"prod\\",service=\\"checkout\\""} > 0'],
];

describe('concernOf', () => {
  it.each(
    CASES.map(([concern, query, labels]) => ({ concern, query, labels })),
  )('$concern: $query', ({ concern, query, labels }) => {
    expect(concernOf(rule(query, labels), SELECTOR, { hasFired: false })).toBe(
      concern,
    );
  });

  it.each([
    `errors${'{'.repeat(19_000)}`,
    `errors${'{"'.repeat(9_000)}`,
    `errors{${'a="b",'.repeat(3_000)}`,
    `errors{${'a'.repeat(19_000)}}`,
    `errors{a="${'\\'.repeat(19_000)}`,
    'x'.repeat(1_000_000),
  ])('is soon through with a query that is none: %#', query => {
    const begun = performance.now();
    expect(concernOf(rule(query), SELECTOR, { hasFired: false })).toBe(
      'untold',
    );
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('knows a rule by the alerts that it makes and has made', () => {
    const watching = rule('errors > 0');
    expect(concernOf(watching, SELECTOR, { hasFired: true })).toBe('reaches');
    const pending = rule('errors > 0', {}, [
      { labels: { ...SELECTOR }, state: 'pending' },
    ]);
    expect(concernOf(pending, SELECTOR, { hasFired: false })).toBe('reaches');
    const elsewhere = rule('errors > 0', { service: 'pay' });
    expect(concernOf(elsewhere, SELECTOR, { hasFired: true })).toBe('others');
  });
});

describe('firingAlertsOf', () => {
  const alerts = [
    { labels: { ...SELECTOR }, state: 'firing' },
    { labels: { ...SELECTOR }, state: 'pending' },
    { labels: { env: 'prod' }, state: 'firing' },
    { labels: { env: 'prod', service: 'pay' }, state: 'firing' },
  ];

  it('counts what a rule that names the labels does not say of others', () => {
    expect(firingAlertsOf(rule('', {}, alerts), SELECTOR, 'names')).toBe(2);
  });

  it('counts of a rule that names nothing what comes with all labels', () => {
    expect(firingAlertsOf(rule('', {}, alerts), SELECTOR, 'reaches')).toBe(1);
  });
});
