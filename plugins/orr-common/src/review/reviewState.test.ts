import { ConflictError } from '@backstage/errors';
import table from './tables/transitions.json';
import {
  REVIEW_ACTS,
  REVIEW_STATES,
  ReviewAct,
  ReviewState,
  mayTransition,
  transition,
} from './reviewState';

describe('the table of transitions', () => {
  it('has every act in every state', () => {
    const keys = new Set(table.rows.map(row => `${row.act} ${row.from}`));
    expect(keys.size).toBe(REVIEW_ACTS.length * (REVIEW_STATES.length + 1));
    expect(table.rows).toHaveLength(keys.size);
  });

  const rows = table.rows.map(row => ({
    act: row.act as ReviewAct,
    from: (row.from ?? undefined) as ReviewState | undefined,
    to: row.to,
  }));

  it.each(rows)('$act from $from to $to', ({ act, from, to }) => {
    expect(mayTransition(from, act)).toBe(to !== null);
  });

  it.each(rows.filter(row => row.to !== null))(
    '$act leads from $from to $to',
    ({ act, from, to }) => {
      expect(transition(from, act)).toBe(to);
    },
  );

  it.each(rows.filter(row => row.to === null))(
    '$act conflicts with $from',
    ({ act, from }) => {
      expect(() => transition(from, act)).toThrow(ConflictError);
      expect(() => transition(from, act)).toThrow(
        new RegExp(`${from ?? 'not started'}.*${act}`),
      );
    },
  );
});
