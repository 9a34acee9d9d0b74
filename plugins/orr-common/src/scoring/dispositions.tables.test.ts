import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { Gate, ReviewKind, Risk } from '../checklist/checklistDocument';
import { Decision } from '../review/decision';
import { Disposition, RiskLevel } from '../review/disposition';
import { computeStanding } from './computeStanding';
import { judgeReview } from './judgeReview';
import { ReviewJudgement } from './reviewJudgement';
import { StandingInput } from './standing';
import table from './tables/dispositions.json';

const now = new Date('2026-06-13T12:00:00Z');
const timeZone = 'Europe/Berlin';
const answerer = 'user:default/ada';
const other = 'user:default/ben';
const [yesterday, today, later] = ['2026-06-12', '2026-06-13', '2026-06-23'];
const [onLimit, beyondLimit] = ['2026-07-13', '2026-07-14'];

function mitigated(
  changes: Partial<Extract<Disposition, { type: 'mitigated' }>>,
): Disposition {
  const authorRef = 'user:default/cleo';
  return {
    type: 'mitigated',
    level: 'HIGH',
    authorRef,
    confirmedBy: other,
    residualLevel: 'NONE',
    reviewOn: later,
    ...changes,
  };
}

function action(
  changes: Partial<Extract<Disposition, { type: 'action' }>>,
): Disposition {
  return {
    type: 'action',
    ownerRef: 'group:default/payments',
    dueOn: later,
    ...changes,
  };
}

function accepted(
  changes: Partial<Extract<Disposition, { type: 'accepted' }>>,
): Disposition {
  return {
    type: 'accepted',
    level: 'HIGH',
    approverRef: other,
    approverMayAccept: true,
    expiresOn: later,
    ...changes,
  };
}

const DISPOSITIONS: Record<string, Disposition | undefined> = {
  none: undefined,
  fixed: undefined,
  mitigatedResidualNone: mitigated({}),
  mitigatedResidualLow: mitigated({ residualLevel: 'LOW' }),
  mitigatedResidualMedium: mitigated({ residualLevel: 'MEDIUM' }),
  mitigatedResidualHigh: mitigated({ residualLevel: 'HIGH' }),
  mitigatedUnconfirmed: mitigated({ confirmedBy: undefined }),
  mitigatedConfirmedByItsAuthor: mitigated({
    confirmedBy: 'user:default/Cleo',
  }),
  mitigatedConfirmedByTheAnswerer: mitigated({ confirmedBy: answerer }),
  mitigatedOnItsReviewDay: mitigated({ reviewOn: today }),
  mitigatedPastItsReviewDay: mitigated({ reviewOn: yesterday }),
  action: action({}),
  actionDueToday: action({ dueOn: today }),
  actionDueOnTheLimit: action({ dueOn: onLimit }),
  actionBeyondTheLimit: action({ dueOn: beyondLimit }),
  actionPastDue: action({ dueOn: yesterday }),
  actionWithoutOwner: action({ ownerRef: undefined }),
  actionWithoutDate: action({ dueOn: undefined }),
  accepted: accepted({}),
  acceptedUntilToday: accepted({ expiresOn: today }),
  acceptedExpired: accepted({ expiresOn: yesterday }),
  acceptedByTheAnswerer: accepted({ approverRef: 'user:default/Ada' }),
  acceptedWithoutTheRight: accepted({ approverMayAccept: false }),
};

function judge(
  row: Pick<(typeof table.rows)[number], 'disposition' | 'risk' | 'gate'>,
  dispositions: Disposition[],
  kind: ReviewKind,
) {
  const value = row.disposition === 'fixed' ? 'yes' : 'no';
  return judgeReview({
    checklist: exampleChecklist([
      exampleQuestion({
        risk: row.risk.toLowerCase() as Risk,
        gate: row.gate as Gate,
      }),
    ]),
    kind,
    answers: {
      rollback: {
        statement: { kind: 'practice', value },
        evidence: [],
        answeredBy: answerer,
        answeredAt: '2026-06-12T08:00:00Z',
      },
    },
    dispositions: { rollback: dispositions },
    now,
    timeZone,
  });
}

function decided(judgement: ReviewJudgement, reviewKind: ReviewKind): Decision {
  const [outcome] = judgement.permittedOutcomes;
  return {
    id: 'd1',
    reviewId: 'r1',
    reviewKind,
    snapshotId: 's1',
    checklistVersion: 1,
    outcome,
    reason: 'As judged.',
    decidedBy: other,
    decidedAt: now.toISOString(),
    ...(outcome !== 'noGo' && { validUntil: '2027-06-13' }),
    confirmedQuestionIds: [],
    conditions: judgement.gate.conditions.map(questionId => ({
      id: `c-${questionId}`,
      questionId,
      text: 'Close the gap.',
      ownerRef: 'group:default/payments',
      dueOn: later,
    })),
  };
}

function standingAfter(
  judgement: ReviewJudgement,
  disposition: Disposition | undefined,
  kind: ReviewKind,
) {
  const [{ questionId, level, gateLevel, accepted: isAccepted }] =
    judgement.questions;
  const inForce: Pick<StandingInput, 'acceptances' | 'mitigations'> = {
    acceptances: [],
    mitigations: [],
  };
  if (disposition?.type === 'accepted' && isAccepted) {
    const { approverRef, expiresOn } = disposition;
    inForce.acceptances.push({
      questionId,
      level: level as RiskLevel,
      approverRef,
      expiresOn,
    });
  }
  if (
    disposition?.type === 'mitigated' &&
    gateLevel === disposition.residualLevel
  ) {
    const { residualLevel, reviewOn } = disposition;
    inForce.mitigations.push({
      questionId,
      residualLevel,
      confirmedBy: other,
      reviewOn,
    });
  }
  return computeStanding({
    applies: true,
    inScope: true,
    ownerState: 'owned',
    decisions: [decided(judgement, kind)],
    ...inForce,
    disclosedGaps: [],
    contradictions: [],
    inReview: false,
    latestVersion: 1,
    rollout: [],
    cadenceMonths: 12,
    now,
    timeZone,
  }).standing;
}

describe('the table of dispositions', () => {
  it('has every risk, gate and disposition', () => {
    const keys = new Set(
      table.rows.map(row => `${row.risk} ${row.gate} ${row.disposition}`),
    );
    expect(keys.size).toBe(3 * 3 * Object.keys(DISPOSITIONS).length);
    expect(table.rows).toHaveLength(keys.size);
  });

  it.each(table.rows)('$risk, $gate, $disposition: $cell', row => {
    expect(Object.keys(DISPOSITIONS)).toContain(row.disposition);
    const disposition = DISPOSITIONS[row.disposition];
    for (const [kind, standing] of Object.entries(row.standing)) {
      const judgement = judge(
        row,
        disposition ? [disposition] : [],
        kind as ReviewKind,
      );
      expect(judgement.questions[0]).toMatchObject({
        level: row.countedAs,
        cell: row.cell,
        accepted: row.accepted,
      });
      expect(judgement.counts).toMatchObject({ [row.countedAs]: 1 });
      expect(judgement.accepted).toBe(row.accepted ? 1 : 0);
      expect(judgement.permittedOutcomes).toEqual(row.permittedOutcomes);
      expect([
        kind,
        standingAfter(judgement, disposition, kind as ReviewKind),
      ]).toEqual([kind, standing]);
    }
  });
});

describe('several dispositions of one gap', () => {
  const blocking = { disposition: 'none', risk: 'HIGH', gate: 'blocking' };
  const until = (item: Disposition, id: string): Disposition => ({
    ...item,
    id,
  });
  const acceptedBy = (approverRef: string) =>
    until(accepted({ approverRef }), 'acceptance');
  const residual = (residualLevel: RiskLevel) =>
    until(mitigated({ residualLevel }), 'mitigation');
  const planned = (dueOn: string) => until(action({ dueOn }), 'action');

  it.each<[string, Disposition[], string, string | undefined]>([
    [
      'an action beside a mitigation that leaves a high risk',
      [residual('HIGH'), planned(later)],
      'condition',
      'mitigation',
    ],
    [
      'a mitigation beside an acceptance of who has answered since',
      [acceptedBy(answerer), residual('LOW')],
      'note',
      'mitigation',
    ],
    [
      'an action in time beside one that is late',
      [planned(yesterday), planned(later)],
      'condition',
      'action',
    ],
    [
      'an acceptance beside whatever else',
      [planned(later), residual('HIGH'), acceptedBy(other)],
      'none',
      'acceptance',
    ],
    [
      'what does not count, however much of it',
      [planned(yesterday), acceptedBy(answerer)],
      'stops',
      undefined,
    ],
  ])('%s: %s', (_what, dispositions, cell, dispositionId) => {
    for (const given of [dispositions, [...dispositions].reverse()]) {
      const [question] = judge(blocking, given, 'launch').questions;
      expect(question.cell).toBe(cell);
      expect(question.dispositionId).toBe(dispositionId);
    }
  });
});

describe('what was decided about a lesser risk than is shown', () => {
  const LEVELS: RiskLevel[] = ['LOW', 'MEDIUM', 'HIGH'];

  it.each(
    LEVELS.flatMap(risk =>
      LEVELS.map(level => ({
        risk,
        level,
        covers: LEVELS.indexOf(level) >= LEVELS.indexOf(risk),
      })),
    ),
  )('$risk shown, $level decided about: covers $covers', row => {
    const { risk, level, covers } = row;
    const about = { disposition: 'none', risk, gate: 'blocking' };
    const undisposed = judge(about, [], 'launch').questions[0].cell;
    const [byAcceptance] = judge(
      about,
      [accepted({ level })],
      'launch',
    ).questions;
    const [byMitigation] = judge(
      about,
      [mitigated({ level })],
      'launch',
    ).questions;
    expect(byAcceptance).toMatchObject({
      cell: covers ? 'none' : undisposed,
      accepted: covers,
    });
    expect(byMitigation.cell).toBe(covers ? 'none' : undisposed);
  });
});
