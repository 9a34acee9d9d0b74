import { StoredTicket } from '../../database/ticketRows';
import { nextTicketCheck } from './nextTicketCheck';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OPEN: StoredTicket = {
  dispositionId: 'a',
  url: 'https://tracker.example/1',
  key: '1',
  trackerId: 'tracker',
  state: 'open',
  failures: 0,
};

function waitOf(change: Partial<StoredTicket>, retryAt?: Date) {
  const next = nextTicketCheck(
    { ...OPEN, ...change },
    { now: NOW, pollMinutes: 15, retryAt },
  );
  return next && Date.parse(next) - NOW.getTime();
}

describe('nextTicketCheck', () => {
  it.each<[string, Partial<StoredTicket>, number]>([
    ['open', {}, 15 * MINUTE],
    ['unknown', { state: 'unknown' }, 15 * MINUTE],
    ['closed', { state: 'closed', closedAt: '2026-02-28T09:00:00.000Z' }, DAY],
    ['failing', { failures: 1 }, 15 * MINUTE],
    ['failing again', { failures: 4 }, 120 * MINUTE],
    ['failing for long', { failures: 4_000 }, DAY],
  ])(
    'waits for one that is %s, and up to a fifth longer',
    (_, change, wait) => {
      expect(waitOf(change)).toBeGreaterThanOrEqual(wait);
      expect(waitOf(change)).toBeLessThanOrEqual(wait * 1.2);
    },
  );

  it('spreads tickets, always in the same way', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `ticket-${index}`);
    const waits = ids.map(dispositionId => waitOf({ dispositionId }));
    expect(new Set(waits).size).toBeGreaterThan(45);
    expect(ids.map(dispositionId => waitOf({ dispositionId }))).toEqual(waits);
  });

  it('waits as long as it is asked to, a day at most', () => {
    const failing = { failures: 1 };
    const in3Hours = new Date(NOW.getTime() + 180 * MINUTE);
    expect(waitOf(failing, in3Hours)).toBe(180 * MINUTE);
    expect(waitOf(failing, new Date('2036-01-01'))).toBe(DAY);
    expect(waitOf({ failures: 4 }, NOW)).toBeGreaterThanOrEqual(120 * MINUTE);
  });

  it('never looks again at what was closed long ago', () => {
    expect(
      waitOf({ state: 'closed', closedAt: '2026-01-30T09:00:00.000Z' }),
    ).toBeUndefined();
  });
});
