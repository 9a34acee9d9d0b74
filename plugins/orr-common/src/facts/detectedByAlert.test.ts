import fc from 'fast-check';
import { IncidentRecord } from '../deployHealth';
import { judgeFact } from './judgeFact';
import {
  alertBefore,
  Detection,
  detectionKeyOf,
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
  const provider = 'alertmanager';
  return {
    alerts: fired.map(firedAt => ({ provider, firedAt, url: null })),
    covered,
  };
}

function valueOf({ said }: Detection) {
  return said.state === 'ok' ? said.value : said.state;
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
    const detection = readDetectedByAlert(opened.map(incident), alerts, {
      asOf: AT,
    });
    expect(valueOf(detection)).toBe(expected);
  });

  it('says of how many, within which time, by whom and where to look', () => {
    const firedAt = '2026-06-10T09:48:00.000Z';
    const url = 'https://prometheus.example.org/graph';
    const opened = ['2026-06-01T10:00:00.000Z', OPENED].map(incident);
    const alerts = [{ provider: 'alertmanager', firedAt, url }];
    expect(
      readDetectedByAlert(
        opened,
        { alerts, covered: null },
        { asOf: AT, windowMinutes: 30 },
      ).said,
    ).toEqual({
      state: 'ok',
      value: true,
      note: `alertmanager told of an alert at ${firedAt}, within 30 minutes before the incident of ${OPENED} by api, of 2 in 365 days`,
      url,
    });
    expect(
      readDetectedByAlert(opened, known([]), { asOf: AT, windowMinutes: 5 })
        .said,
    ).toEqual({
      state: 'ok',
      value: false,
      note: `No alert fired in the 5 minutes before the incident of ${OPENED} by api, of 2 in 365 days`,
    });
  });

  it.each<[string, string, KnownAlerts['covered'], boolean]>([
    [
      'yet to be asked',
      '2026-06-13T11:50:00.000Z',
      { ...WHOLE, until: '2026-06-13T11:45:00.000Z' },
      true,
    ],
    ['known', '2026-06-13T11:50:00.000Z', WHOLE, false],
    [
      'not known any more',
      '2026-06-13T11:50:00.000Z',
      { from: AT, until: AT },
      false,
    ],
    ['bound to nothing', '2026-06-13T11:50:00.000Z', null, false],
    [
      'silent for longer than a day',
      '2026-06-12T11:50:00.000Z',
      { ...WHOLE, until: '2026-06-12T11:45:00.000Z' },
      false,
    ],
  ])('waits for alerts that are %s: %s', (_name, openedAt, covered, waits) => {
    expect(
      readDetectedByAlert([incident(openedAt)], known([], covered), {
        asOf: AT,
      }).isAwaited,
    ).toBe(waits);
  });

  it('answers nothing by an older incident once the source is taken away', () => {
    const incidents = ['2026-06-01T10:00:00.000Z', OPENED].map(incident);
    const alerts = ['2026-06-01T09:50:00.000Z'];
    const first = readDetectedByAlert(incidents, known(alerts), { asOf: AT });
    expect(valueOf(first)).toBe(false);
    const taken = { ...first, ...known(alerts, null) };
    const then = readDetectedByAlert(incidents, taken, { asOf: AT });
    expect(then.said).toEqual({
      state: 'unknown',
      note: 'No source of alerts is bound to it',
    });
    const again = { ...then, ...known(alerts, { from: AT, until: AT }) };
    expect(valueOf(readDetectedByAlert(incidents, again, { asOf: AT }))).toBe(
      false,
    );
  });

  it('takes back that there was none where an alert comes to be known later', () => {
    const first = readDetectedByAlert([incident(OPENED)], known([]), {
      asOf: AT,
    });
    expect(first.withoutAlert).toEqual([detectionKeyOf(incident(OPENED))]);
    const late = readDetectedByAlert(
      [incident(OPENED)],
      { ...known([OPENED]), withoutAlert: first.withoutAlert },
      { asOf: AT },
    );
    expect([valueOf(late), late.withoutAlert]).toEqual([true, []]);
  });

  it('is turned by no source that fails, however long and whatever it forgets', () => {
    const minute = fc.integer({ min: 0, max: 2_000 });
    const at = (minutes: number) =>
      new Date(Date.parse(OPENED) + minutes * 60_000).toISOString();
    fc.assert(
      fc.property(
        fc.uniqueArray(minute, { minLength: 1, maxLength: 5 }),
        fc.array(minute, { maxLength: 5 }),
        fc.array(fc.tuple(minute, minute), { maxLength: 6 }),
        (opened, fired, problems) => {
          const incidents = opened.map(at).map(incident);
          const asOf = at(3_000);
          let said = readDetectedByAlert(incidents, known(fired.map(at)), {
            asOf,
          });
          const first = valueOf(said);
          for (const [from, length] of problems) {
            said = readDetectedByAlert(
              incidents,
              {
                ...known(fired.map(at), {
                  from: at(from),
                  until: at(from + length),
                }),
                withoutAlert: said.withoutAlert,
              },
              { asOf },
            );
            expect(valueOf(said)).toBe(first);
          }
        },
      ),
    );
  });
});

describe('a reading whose source fails', () => {
  it('counts for seven days with its date, and never turns', () => {
    const observedAt = Date.parse(AT);
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.integer({ min: 0, max: 30 * 24 * 60 }),
        (value, minutes) => {
          const judged = judgeFact({
            definition: {
              type: 'boolean',
              rung: 'exercised',
              controlledBy: 'system',
            },
            reading: {
              factId: 'incidents.detectedByAlert',
              state: 'ok',
              value,
              observedAt: AT,
              failingSince: AT,
            },
            condition: { isTrue: true },
            now: new Date(observedAt + minutes * 60_000),
          });
          expect(judged).toMatchObject(
            minutes <= 7 * 24 * 60
              ? { state: 'ok', met: value, at: AT, rung: 'exercised' }
              : { state: 'unknown', reason: 'failing', at: AT },
          );
          expect(judged.met).not.toBe(!value);
        },
      ),
    );
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
