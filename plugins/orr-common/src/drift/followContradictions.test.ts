import { ContradictingSignal } from './contradiction';
import { Drift } from './contradictionsOf';
import {
  followContradictions,
  KeptContradiction,
} from './followContradictions';

const SIGNAL: ContradictingSignal = {
  cause: 'factNotMet',
  causeKey: 'x.y',
  at: '2026-03-02T00:00:00.000Z',
};
const KEY = { questionId: 'rollback', cause: SIGNAL.cause, causeKey: 'x.y' };
const FOUND: Drift = {
  found: [{ questionId: 'rollback', signal: SIGNAL }],
  silent: [],
};
const SILENT: Drift = { found: [], silent: [KEY] };
const NOTHING: Drift = { found: [], silent: [] };

/** Looks at instants of March, each with what is found then; answers what became of it. */
function looks(
  ...steps: [at: string, drift: Drift, change?: Partial<KeptContradiction>][]
) {
  let kept: KeptContradiction[] = [];
  return steps.map(([at, drift, change]) => {
    kept = kept.map(one => ({ ...one, ...change }));
    const now = new Date(`2026-03-${at}:00.000Z`);
    const { added, moved, nextLookAt } = followContradictions({
      decisionId: 'd1',
      known: kept,
      drift,
      endOf: () => 'signalAgrees',
      persistDays: 2,
      windowDays: 14,
      now,
      timeZone: 'UTC',
    });
    kept = [
      ...kept.map(
        one =>
          moved.find(({ contradiction }) => contradiction.since === one.since)
            ?.contradiction ?? one,
      ),
      ...added.map(({ contradiction }) => contradiction),
    ];
    return {
      events: [...added, ...moved].flatMap(({ events }) => events),
      added: added.length,
      nextLookAt: nextLookAt.slice(8, 16),
      open: kept.filter(({ openedAt, endedAt }) => openedAt && !endedAt).length,
    };
  });
}

const eventsOf = (...steps: Parameters<typeof looks>) =>
  looks(...steps).map(({ events }) => events.filter(one => one !== 'seen'));

describe('followContradictions', () => {
  it('asks somebody once it was there for as long as is asked', () => {
    expect(
      looks(['02T09:00', FOUND], ['04T08:59', FOUND], ['04T09:00', FOUND]),
    ).toEqual([
      { events: [], added: 1, nextLookAt: '03T09:00', open: 0 },
      { events: ['seen'], added: 0, nextLookAt: '04T09:00', open: 0 },
      {
        events: ['opened', 'seen'],
        added: 0,
        nextLookAt: '05T09:00',
        open: 1,
      },
    ]);
  });

  it('forgets what agrees again before that', () => {
    expect(
      eventsOf(
        ['02T09:00', FOUND],
        ['03T09:00', NOTHING],
        ['03T10:00', FOUND],
        ['05T09:00', FOUND],
        ['05T10:00', FOUND],
      ),
    ).toEqual([[], ['ended'], [], [], ['opened']]);
  });

  it('neither opens nor ends by a signal that says nothing', () => {
    expect(
      eventsOf(['02T09:00', FOUND], ['09T09:00', SILENT], ['09T10:00', FOUND]),
    ).toEqual([[], [], ['opened']]);
    expect(
      eventsOf(['02T09:00', FOUND], ['04T09:00', FOUND], ['05T09:00', SILENT]),
    ).toEqual([[], ['opened'], []]);
  });

  it('ends when the signal agrees, and comes back unasked within a day', () => {
    expect(
      eventsOf(
        ['02T09:00', FOUND],
        ['04T09:00', FOUND],
        ['05T09:00', NOTHING],
        ['05T20:00', FOUND],
        ['06T09:00', NOTHING],
        ['08T09:00', FOUND],
      ),
    ).toEqual([[], ['opened'], ['ended'], ['returned'], ['ended'], []]);
  });

  it('is told further, once, the day after its window', () => {
    expect(
      eventsOf(
        ['02T09:00', FOUND],
        ['04T09:00', FOUND],
        ['18T23:59', FOUND],
        ['19T00:00', FOUND],
        ['20T00:00', FOUND],
      ),
    ).toEqual([[], ['opened'], [], ['ignored'], []]);
  });

  it('looks again when the window is over', () => {
    expect(
      looks(['02T09:00', FOUND], ['04T09:00', FOUND], ['18T12:00', FOUND])[2]
        .nextLookAt,
    ).toBe('19T00:00');
  });

  it('waits for a fix until the day that was named', () => {
    const response = {
      kind: 'fix' as const,
      text: 'It is rebuilt',
      dueOn: '2026-03-25',
      by: 'user:default/nadia',
      at: '2026-03-05T09:00:00.000Z',
    };
    expect(
      eventsOf(
        ['02T09:00', FOUND],
        ['04T09:00', FOUND],
        ['25T23:00', FOUND, { response }],
        ['26T00:00', FOUND],
      ),
    ).toEqual([[], ['opened'], [], ['ignored']]);
  });

  it('ends with the decision that it was about', () => {
    expect(
      eventsOf(
        ['02T09:00', FOUND],
        ['04T09:00', FOUND],
        ['05T09:00', NOTHING, { decisionId: 'd0' }],
      ),
    ).toEqual([[], ['opened'], ['ended']]);
  });
});
