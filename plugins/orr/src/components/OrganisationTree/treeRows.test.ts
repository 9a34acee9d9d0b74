import { ScorecardBranch } from 'backstage-plugin-orr-common';
import { Below } from '../../hooks/useOrganisationTree';
import { treeRows } from './treeRows';

const STANDINGS = {
  notReady: 0,
  neverReviewed: 0,
  overdue: 0,
  readyWithConditions: 0,
  ready: 0,
  notRequired: 0,
};

function branch(name: string, hasBelow = false): ScorecardBranch {
  return {
    ref: `group:default/${name}`,
    kind: 'group',
    name,
    hasBelow,
    counts: { total: 0, standings: STANDINGS, tiers: [] },
  };
}

const ready = (items: ScorecardBranch[], nextCursor?: string): Below => ({
  status: 'ready',
  items,
  nextCursor,
});

const said = (...args: Parameters<typeof treeRows>) =>
  treeRows(...args).map(row =>
    row.type === 'branch'
      ? `${row.level} ${row.branch.name}${row.isOpen ? ' open' : ''}`
      : `${row.level} ${row.type} of ${row.parentName}`,
  );

describe('treeRows', () => {
  const below = new Map([
    ['', ready([branch('a', true), branch('b', true)], 'more')],
    ['group:default/a', ready([branch('c', true), branch('d')])],
    ['group:default/c', ready([branch('a', true)])],
  ]);

  it.each([
    [[], ['1 a', '1 b', '1 more of ']],
    [['/group:default/a'], ['1 a open', '2 c', '2 d', '1 b', '1 more of ']],
    [['/group:default/b'], ['1 a', '1 b open', '2 loading of b', '1 more of ']],
  ])('with %j open shows %j', (open, lines) => {
    expect(said(below, new Set(open))).toEqual(lines);
  });

  it('ends where a group is below itself', () => {
    const a = '/group:default/a';
    const c = `${a}/group:default/c`;
    expect(said(below, new Set([a, c, `${c}${a}`]))).toEqual([
      '1 a open',
      '2 c open',
      '3 a',
      '2 d',
      '1 b',
      '1 more of ',
    ]);
  });

  it('says what failed, below what is there', () => {
    const failed: Below = { status: 'error', items: [branch('a')] };
    expect(said(new Map([['', failed]]), new Set())).toEqual([
      '1 a',
      '1 failed of ',
    ]);
    expect(said(new Map(), new Set())).toEqual(['1 loading of ']);
  });
});
