import { ReadinessRow } from 'backstage-plugin-orr-common';
import { writeReadinessCsv } from './writeReadinessCsv';

const row = (change: Partial<ReadinessRow> = {}): ReadinessRow => ({
  entity: {
    entityRef: 'component:default/pay',
    kind: 'component',
    namespace: 'default',
    name: 'pay',
    tier: '1',
    ownerRefs: ['group:default/a', 'user:default/b'],
    ownerState: 'ownerIsPerson',
  },
  headline: 'readyWithConditions',
  inReview: true,
  dueSoon: false,
  launchedUnreviewed: false,
  contradicted: false,
  reasons: [
    { code: 'conditionOpen', date: '2026-03-20' },
    { code: 'acceptedHigh' },
  ],
  validUntil: '2027-03-01',
  dueOn: '2026-03-20',
  programme: 'outOfScope',
  deployHealth: 'attention',
  openReviews: [],
  ...change,
});
const named = (title: string) => row({ entity: { ...row().entity, title } });
const lines = (csv: string) => csv.split('\r\n').slice(0, -1);

describe('writeReadinessCsv', () => {
  it('writes what a person reads, under headings, marked as UTF-8', () => {
    expect(lines(writeReadinessCsv([row()], { header: true }))).toEqual([
      '\ufeffName,Standing,Reasons,Due,Valid until,In review,Programme,Deploy health,Owners,Owner state,Kind,Type,Lifecycle,Tier,System,Entity',
      'pay,Ready with conditions,Condition open (2026-03-20); Accepted high,2026-03-20,2027-03-01,Yes,Out of scope,Needs a look,group:default/a; user:default/b,Owner is person,component,,,1,,component:default/pay',
    ]);
  });

  it('goes on without headings, and writes headings over nothing', () => {
    expect(lines(writeReadinessCsv([row()], { header: false }))).toHaveLength(
      1,
    );
    expect(lines(writeReadinessCsv([], { header: true }))).toHaveLength(1);
    expect(writeReadinessCsv([], { header: false })).toBe('');
  });

  it('promises no validity beside a standing that does not hold', () => {
    const [line] = lines(
      writeReadinessCsv([row({ headline: 'notReady' })], { header: false }),
    );
    expect(line).not.toContain('2027-03-01');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=cmd|"/c calc"!A1'])(
    'makes no formula of %j',
    title => {
      const [line] = writeReadinessCsv([named(title)], { header: false }).split(
        ',Ready',
      );
      expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('keeps quotes, commas and line breaks within their cell', () => {
    expect(
      writeReadinessCsv([named('The "big", \r\n one')], { header: false }),
    ).toMatch(/^"The ""big"", \r\n one",Ready with conditions,/);
  });
});
