import { isSourceError } from 'backstage-plugin-orr-node';
import { sourcesOf } from './__testUtils__/sources';

const OPEN = '0001-01-01T00:00:00Z';

interface Alert {
  labels: Record<string, string>;
  status: string;
  startsAt: string;
  endsAt: string;
  generatorURL?: string;
  fingerprint: string;
}

/** In the form that the tests with the real programs receive. */
function alert(labels: Record<string, string>, more: Partial<Alert> = {}) {
  return {
    status: 'firing',
    labels: { alertname: 'Errors', ...labels },
    annotations: {},
    startsAt: '2026-03-01T10:00:00.123956Z',
    endsAt: OPEN,
    generatorURL: 'http://prometheus.test/graph?g0.expr=errors',
    fingerprint: 'c0ffee',
    ...more,
  };
}

function payload(alerts: object[], more: object = {}) {
  return {
    version: '4',
    groupKey: '{}:{}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'portal',
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager.test',
    alerts,
    ...more,
  };
}

function interpret(sent: unknown, room: object = {}) {
  const { alerts } = sourcesOf({
    instances: [
      { name: 'other', url: 'http://127.0.0.1:1' },
      {
        name: 'main',
        url: 'http://127.0.0.1:2',
        alertmanager: {
          url: 'http://127.0.0.1:3',
          externalUrl: 'http://alertmanager.test/',
        },
      },
    ],
    ...room,
  });
  return alerts.events.interpret({ topic: 'alertmanager', payload: sent });
}

describe('a webhook of Alertmanager', () => {
  it('is about what its alerts name', () => {
    const meanings = interpret(
      payload([
        alert({ service: 'checkout', severity: 'page' }),
        alert({ service: 'pay' }, { fingerprint: 'decaf' }),
        alert(
          { service: 'checkout' },
          {
            status: 'resolved',
            fingerprint: 'f00d',
            endsAt: '2026-03-01T11:00:00+01:00',
          },
        ),
        alert({ backstage_entity: 'Component:ledger', service: 'pay' }),
      ]),
    );
    const first = {
      sourceId: 'c0ffee:2026-03-01T10:00:00.123Z',
      name: 'Errors',
      severity: 'page',
      firedAt: '2026-03-01T10:00:00.123Z',
      resolvedAt: null,
      url: 'http://prometheus.test/graph?g0.expr=errors',
      sourceUpdatedAt: '2026-03-01T10:00:00.123Z',
    };
    expect(meanings).toEqual([
      {
        kind: 'records',
        about: { bindingKey: 'alertmanager:main:service="checkout"' },
        instance: 'main',
        incidents: [],
        alerts: [
          first,
          {
            ...first,
            sourceId: 'f00d:2026-03-01T10:00:00.123Z',
            severity: null,
            resolvedAt: '2026-03-01T10:00:00.000Z',
            sourceUpdatedAt: '2026-03-01T10:00:00.000Z',
          },
        ],
      },
      expect.objectContaining({
        about: { bindingKey: 'alertmanager:main:service="pay"' },
      }),
      expect.objectContaining({
        about: { entityRefs: ['component:default/ledger'] },
      }),
    ]);
  });

  it('is about every choice of several labels', () => {
    const keys = interpret(payload([alert({ service: 'a', env: 'p' })]), {
      entityLabel: ['service', 'env', 'region'],
    }).map(meaning => meaning.kind === 'records' && meaning.about);
    expect(keys).toEqual([
      { bindingKey: 'alertmanager:main:env="p"' },
      { bindingKey: 'alertmanager:main:service="a"' },
      { bindingKey: 'alertmanager:main:env="p",service="a"' },
    ]);
  });

  it.each([
    [alert({ team: 'a' })],
    [alert({ service: '' })],
    [alert({ backstage_entity: 'no ref', service: 'a' })],
  ])('says that an alert names nothing: %j', sent => {
    expect(interpret(payload([sent]))).toEqual([
      {
        kind: 'ignored',
        why: '1 of its alerts name nothing by the labels `service`, `backstage_entity`.',
      },
    ]);
  });

  it('names no binding by a label that could be no selector', () => {
    expect(interpret(payload([alert({ service: 'a",env="prod' })]))).toEqual([
      expect.objectContaining({ kind: 'ignored' }),
    ]);
  });

  it('has what was left out asked for', () => {
    const meanings = interpret(
      payload([alert({ service: 'a' })], {
        truncatedAlerts: 3,
        commonLabels: { service: 'a' },
      }),
    );
    expect(meanings).toContainEqual({
      kind: 'poke',
      bindingKey: 'alertmanager:main:service="a"',
    });
  });

  it('is ignored where no instance has that address', () => {
    const [meaning] = interpret(
      payload([alert({ service: 'a' })], {
        externalURL: 'http://alertmanager.test.evil.example',
      }),
    );
    expect(meaning.kind).toBe('ignored');
  });

  it.each([
    'data:text/html,x',
    'http://user:secret@prometheus.test/',
    'graph',
    undefined,
  ])('shows no page at %s', generatorURL => {
    const [meaning] = interpret(
      payload([alert({ service: 'a' }, { generatorURL })]),
    );
    expect(meaning).toMatchObject({ alerts: [{ url: null }] });
  });

  it.each([
    undefined,
    null,
    'alerts',
    [],
    {},
    payload([], { version: '3' }),
    payload([alert({ service: 'a' }, { startsAt: 'yesterday' })]),
    payload([alert({ service: 'a' }, { status: 'sleeping' })]),
    payload([alert({ service: 'a' }, { fingerprint: '' })]),
    payload([{}]),
  ])('is refused where it is something else: %#', sent => {
    let thrown: unknown;
    try {
      interpret(sent);
    } catch (error) {
      thrown = error;
    }
    expect(isSourceError(thrown) && thrown.problem).toBe('bad-response');
  });
});
