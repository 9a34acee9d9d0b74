import { StandingReason } from 'backstage-plugin-orr-common';
import { StoredReadiness } from '../../database/readinessRows';
import { StoredEntity } from '../../database/StoredEntity';
import { standingNews } from './standingNews';

const entity: StoredEntity = {
  id: 'e1',
  entityRef: 'component:default/pay',
  kind: 'component',
  namespace: 'default',
  name: 'pay',
  title: 'Pay',
  ownerRefs: ['group:default/payments'],
  ownerState: 'owned',
  entity: { apiVersion: '1', kind: 'Component', metadata: { name: 'pay' } },
  contentHash: 'h',
  seenAt: '2026-03-02T09:00:00.000Z',
};

type At = [
  standing: StoredReadiness['standing'],
  code: StandingReason['code'],
  more?: Partial<StoredReadiness>,
];

function at([standing, code, more]: At): StoredReadiness {
  return {
    entityId: 'e1',
    checklistId: 'launch',
    checklistVersion: 1,
    standing,
    rule: 1,
    reasons: [{ code }],
    flags: {
      dueSoon: false,
      newerVersion: false,
      inReview: false,
      contradicted: false,
      launchedUnreviewed: false,
      ownerProblem: false,
      relaxed: false,
    },
    decisionId: 'd1',
    sequence: 1,
    computedAt: '2026-03-02T09:00:00.000Z',
    ...more,
  };
}

function titles(before: At, after: At, of: Partial<StoredEntity> = {}) {
  return standingNews({
    entity: { ...entity, ...of },
    checklistTitle: 'Launch',
    before: at(before),
    after: at(after),
    decisions: [],
  }).map(message => message.channel === 'notification' && message.title);
}

const READY: At = ['ready', 'decidedGo'];
const OVERDUE: At = ['overdue', 'cadencePassed'];
const LOST: At = ['notReady', 'gapPastGrace'];

describe('standingNews', () => {
  it.each<[string, At, At, string[]]>([
    ['a standing that is lost', READY, LOST, ['Pay is not ready any more']],
    ['a review that is overdue', READY, OVERDUE, ['Pay: a review is overdue']],
    [
      'an exemption that ran out over an old decision',
      ['notRequired', 'exempt'],
      OVERDUE,
      ['Pay: a review is overdue'],
    ],
    ['the same standing', LOST, LOST, []],
    ['what gets better', LOST, READY, []],
    ['what was not ready before', OVERDUE, LOST, []],
    ['a lost owner, told apart', READY, ['notReady', 'ownerUnresolved'], []],
    ['what is not asked any more', READY, ['notRequired', 'outOfScope'], []],
    [
      'what a decision has done',
      READY,
      ['notReady', 'decidedNoGo', { decisionId: 'd2' }],
      [],
    ],
  ])('knows %s', (_, before, after, expected) => {
    expect(titles(before, after)).toEqual(expected);
  });

  it('says nothing of what has left the catalog', () => {
    expect(titles(READY, LOST, { orphanedAt: '2026-03-02' })).toEqual([]);
  });
});
