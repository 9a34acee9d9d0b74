import { Vouching } from './vouching';
import {
  vouchedRungOf,
  vouches,
  vouchingEndOf,
  vouchingReminderAt,
  vouchingUntilProblem,
  VouchingTerm,
} from './vouches';
import { voucherRefsOf } from './voucherRefsOf';

const timeZone = 'Europe/Berlin';
const NOW = new Date('2026-03-02T09:00:00.000Z');
const PAYMENTS = 'group:default/payments';
const PLATFORM = 'group:default/platform';

const withdrawal = (
  endsAt: string,
  unsafe = false,
): NonNullable<Vouching['withdrawal']> => ({
  reason: 'Rolled back',
  unsafe,
  by: 'user:default/omar',
  at: '2026-02-20T09:00:00.000Z',
  endsAt,
});
const term = (changes: Partial<VouchingTerm> = {}): VouchingTerm => ({
  state: 'active',
  validUntil: '2026-06-30',
  ...changes,
});
const LATER = '2026-03-02T09:00:00.001Z';
const GONE = '2026-03-02T09:00:00.000Z';

describe('whether a vouching holds', () => {
  it.each<[string, VouchingTerm, boolean, string]>([
    ['active and in date', term(), true, 'apart'],
    ['on its last day', term({ validUntil: '2026-03-02' }), true, 'apart'],
    ['past its last day', term({ validUntil: '2026-03-01' }), false, 'expired'],
    [
      'withdrawn, in its grace',
      term({ state: 'withdrawing', withdrawal: withdrawal(LATER) }),
      true,
      'apart',
    ],
    [
      'withdrawn, its grace over before anybody looked',
      term({ state: 'withdrawing', withdrawal: withdrawal(GONE) }),
      false,
      'withdrawn',
    ],
    [
      'withdrawn for good',
      term({ state: 'withdrawn', withdrawal: withdrawal(GONE) }),
      false,
      'withdrawn',
    ],
    [
      'not safe',
      term({ state: 'withdrawn', withdrawal: withdrawal(GONE, true) }),
      false,
      'unsafe',
    ],
    [
      'run out in its grace',
      term({
        state: 'withdrawing',
        validUntil: '2026-03-01',
        withdrawal: withdrawal(LATER),
      }),
      false,
      'expired',
    ],
  ])('%s', (_name, vouching, holds, end) => {
    const moment = { now: NOW, timeZone };
    expect(vouches(vouching, moment)).toBe(holds);
    expect(vouchingEndOf(vouching, moment)).toBe(end);
  });

  it('is apart where it is not known any more', () => {
    expect(vouchingEndOf(undefined, { now: NOW, timeZone })).toBe('apart');
  });

  it('ends with its day where the organisation is', () => {
    const vouching = term({ validUntil: '2026-03-01' });
    const at = (now: string) =>
      vouches(vouching, { now: new Date(now), timeZone });
    expect(at('2026-03-01T22:59:59.999Z')).toBe(true);
    expect(at('2026-03-01T23:00:00.000Z')).toBe(false);
  });

  it('tells thirty days before', () => {
    expect(vouchingReminderAt({ validUntil: '2026-03-31' }, timeZone)).toBe(
      '2026-02-28T23:00:00.000Z',
    );
  });

  it.each([
    ['2026-03-02', undefined],
    ['2027-03-03', undefined],
    ['2026-03-01', 'must not lie in the past: today is 2026-03-02'],
    ['2027-03-04', 'must lie at most 366 days ahead: 2027-03-03 at the latest'],
    ['2026-02-30', 'must be a day, written YYYY-MM-DD'],
  ])('until %s: %s', (validUntil, problem) => {
    expect(vouchingUntilProblem(validUntil, { now: NOW, timeZone })).toBe(
      problem,
    );
  });
});

describe('how well a vouching founds an answer', () => {
  it.each([
    ['somebody else owns it', [PLATFORM], [PAYMENTS], 'lookedAt'],
    ['the same group owns both', [PAYMENTS], [PAYMENTS], 'linked'],
    ['one of its owners owns both', [PLATFORM, PAYMENTS], [PAYMENTS], 'linked'],
    ['refs know no case', ['Group:default/Payments'], [PAYMENTS], 'linked'],
    ['nobody owns it', [], [PAYMENTS], 'linked'],
    ['nobody owns what is built on it', [PLATFORM], [], 'lookedAt'],
  ])('%s', (_name, ofVoucher, ofEntity, rung) => {
    expect(vouchedRungOf({ ofVoucher, ofEntity })).toBe(rung);
  });
});

describe('what an entity is built on', () => {
  const entity = (
    annotations: Record<string, string>,
    relations: { type: string; targetRef: string }[] = [],
  ) => ({
    kind: 'Component',
    metadata: { name: 'checkout', annotations },
    relations,
  });
  const TEMPLATE = 'backstage.io/source-template';

  it.each<[string, ReturnType<typeof entity>, string[]]>([
    ['nothing', entity({}), []],
    [
      'what it depends on',
      entity({}, [
        { type: 'dependsOn', targetRef: 'Component:default/Delivery' },
        { type: 'dependsOn', targetRef: 'resource:default/queue' },
        { type: 'dependsOn', targetRef: 'component:default/delivery' },
      ]),
      ['component:default/delivery', 'resource:default/queue'],
    ],
    [
      'nothing by another relation',
      entity({}, [
        { type: 'dependencyOf', targetRef: 'component:default/delivery' },
        { type: 'partOf', targetRef: 'system:default/shop' },
      ]),
      [],
    ],
    [
      'the template that it was made from',
      entity({ [TEMPLATE]: 'Template:default/Service' }),
      ['template:default/service'],
    ],
    [
      'the template in the default namespace',
      entity({ [TEMPLATE]: ' template:service ' }),
      ['template:default/service'],
    ],
    ['no other kind there', entity({ [TEMPLATE]: 'component:a/b' }), []],
    ['no free text there', entity({ [TEMPLATE]: 'the platform' }), []],
    ['no host', entity({ [TEMPLATE]: 'https://platform.example.org' }), []],
    ['no name alone', entity({ [TEMPLATE]: 'service' }), []],
  ])('%s', (_name, given, refs) => {
    expect(voucherRefsOf(given)).toEqual(refs);
  });
});
