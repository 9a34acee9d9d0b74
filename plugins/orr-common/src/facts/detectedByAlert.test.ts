import fc from 'fast-check';
import { IncidentRecord } from '../deployHealth';
import {
  alertBefore,
  KnownAlerts,
  readDetectedByAlert,
} from './detectedByAlert';

const AT = '2026-06-13T12:00:00.000Z';
const OPENED = '2026-06-10T10:00:00.000Z';
const WHOLE = { from: '2025-01-01T00:00:00.000Z', until: AT };

function incident(openedAt: string): IncidentRecord {
  return {
    provider: 'api',
    instance: 'default',
    sourceId: openedAt,
    openedAt,
    resolvedAt: null,
    severity: null,
    url: null,
    fixedByRevision: null,
  };
}

function known(
  fired: string[],
  covered: KnownAlerts['covered'] = WHOLE,
): KnownAlerts {
  return { alerts: fired.map(firedAt => ({ firedAt, url: null })), covered };
}

describe('readDetectedByAlert', () => {
  it.each<[string, string[], KnownAlerts, boolean | 'unknown']>([
    ['an hour before', [OPENED], known(['2026-06-10T09:00:00.000Z']), true],
    ['at the opening', [OPENED], known([OPENED]), true],
    ['too early', [OPENED], known(['2026-06-10T08:59:59.999Z']), false],
    ['too late', [OPENED], known(['2026-06-10T10:00:00.001Z']), false],
    ['none', [OPENED], known([]), false],
    ['no source of alerts', [OPENED], known([], null), 'unknown'],
    [
      'an alert that was told without a source',
      [OPENED],
      known([OPENED], null),
      true,
    ],
    [
      'a source that is known from the middle of the window on',
      [OPENED],
      known([], { from: '2026-06-10T09:30:00.000Z', until: AT }),
      'unknown',
    ],
    [
      'a source that fell silent before the incident',
      [OPENED],
      known([], { from: WHOLE.from, until: '2026-06-10T09:59:00.000Z' }),
      'unknown',
    ],
    ['an alert alone', [], known([OPENED]), 'unknown'],
    [
      'the newest incident, not one before it',
      ['2026-06-01T10:00:00.000Z', OPENED],
      known(['2026-06-01T09:50:00.000Z']),
      false,
    ],
    [
      'the newest that can be judged',
      [OPENED, '2026-06-01T10:00:00.000Z'],
      known([], { from: WHOLE.from, until: '2026-06-05T00:00:00.000Z' }),
      false,
    ],
    [
      'an incident of more than a year ago',
      ['2025-06-13T11:59:59.999Z'],
      known([]),
      'unknown',
    ],
    [
      'an incident to come',
      ['2026-06-14T00:00:00.000Z'],
      known(['2026-06-14T00:00:00.000Z']),
      'unknown',
    ],
  ])('%s', (_name, opened, alerts, expected) => {
    const { state, value } = readDetectedByAlert(
      opened.map(incident),
      alerts,
      AT,
    );
    expect(state === 'ok' ? value : state).toBe(expected);
  });
});

describe('alertBefore', () => {
  const minute = fc.integer({ min: -300, max: 300 });
  const at = (minutes: number) =>
    new Date(Date.parse(OPENED) + minutes * 60_000).toISOString();

  it('never says that there was none where no source of alerts is known', () => {
    fc.assert(
      fc.property(fc.array(minute), minutes => {
        const alert = alertBefore(
          { openedAt: OPENED },
          known(minutes.map(at), null),
        );
        expect(alert).not.toBeNull();
      }),
    );
  });

  it('finds one exactly where one fired within the window', () => {
    fc.assert(
      fc.property(
        fc.array(minute),
        fc.integer({ min: 1, max: 240 }),
        (minutes, window) => {
          const alert = alertBefore(
            { openedAt: OPENED },
            known(minutes.map(at)),
            window,
          );
          expect(Boolean(alert)).toBe(
            minutes.some(item => item <= 0 && item >= -window),
          );
        },
      ),
    );
  });
});
