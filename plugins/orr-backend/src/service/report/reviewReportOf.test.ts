import {
  FindingDisposition,
  SignOffSection,
  Snapshot,
} from 'backstage-plugin-orr-common';
import { CHECKLIST, CHECKOUT } from '../../__testUtils__/createTestPortal';
import {
  detail,
  entity,
  snapshot,
} from '../../router/__testUtils__/exampleObjects';
import { reviewReportOf } from './reviewReportOf';

const NADIA = 'user:default/nadia';
const OMAR = 'user:default/omar';
const AT = '2026-03-02T09:00:00.000Z';

const answer = (
  questionId: string,
  statement: Snapshot['answers'][number]['statement'],
  rest: Partial<Snapshot['answers'][number]> = {},
) => ({
  questionId,
  revision: 1,
  statement,
  evidence: [],
  answeredBy: NADIA,
  answeredAt: AT,
  ...rest,
});

const acceptance: FindingDisposition = {
  id: 'd1',
  type: 'acceptance',
  state: 'approved',
  revision: 2,
  entityRef: entity.entityRef,
  checklistId: CHECKLIST.id,
  questionId: 'rollback',
  reviewId: detail.review.id,
  level: 'HIGH',
  text: 'It is rebuilt next quarter',
  until: '2026-04-01',
  proposedBy: NADIA,
  proposedAt: '2026-03-01T09:00:00.000Z',
  decidedBy: OMAR,
  decidedAt: '2026-03-01T10:00:00.000Z',
  postponements: [],
};

const SIGN_OFF: SignOffSection = {
  sectionId: 'operations',
  by: ['group:default/security'],
  required: false,
  state: 'waiting',
  signOffs: [],
};

function reportOf(
  answers: Snapshot['answers'],
  rest: { dispositions?: FindingDisposition[] } = {},
) {
  return reviewReportOf({
    detail: {
      ...detail,
      checklist: { ...detail.checklist, document: CHECKLIST },
      dispositions: [],
      ...rest,
    },
    snapshot: { ...snapshot, createdAt: AT, answers },
    covered: [{ entityRef: entity.entityRef, entity: CHECKOUT }],
    decisions: [],
    signOffs: [SIGN_OFF],
    now: new Date('2026-03-05T09:00:00.000Z'),
  });
}

describe('reviewReportOf', () => {
  it('orders risks and says what would close them', () => {
    const { risks, open, totals } = reportOf([
      answer('runbook', { kind: 'choices', choices: ['written'] }),
      answer('rollback', { kind: 'practice', value: 'no' }),
    ]);
    expect(
      risks.map(({ questionId, level, effect }) => [questionId, level, effect]),
    ).toEqual([
      ['rollback', 'HIGH', 'stops'],
      ['runbook', 'MEDIUM', 'note'],
    ]);
    expect(open).toEqual([]);
    expect(totals).toMatchObject({ answered: 2, total: 2 });
  });

  it('keeps an accepted risk among the risks, with who accepted it', () => {
    const { risks, successes, totals } = reportOf(
      [
        answer('rollback', { kind: 'practice', value: 'no' }),
        answer('runbook', { kind: 'choices', choices: ['written', 'used'] }),
      ],
      { dispositions: [acceptance] },
    );
    expect(risks).toMatchObject([
      {
        questionId: 'rollback',
        level: 'HIGH',
        effect: 'none',
        dispositions: [{ decidedBy: OMAR }],
      },
    ]);
    expect(totals).toMatchObject({ accepted: 1, counts: { HIGH: 1, NONE: 1 } });
    expect(successes).toEqual([
      {
        questionId: 'runbook',
        title: 'Is there a runbook?',
        sectionTitle: 'Operations',
        rung: 'said',
      },
    ]);
  });

  it('does not tell as done what was decided only after the submission', () => {
    const { risks } = reportOf(
      [answer('rollback', { kind: 'practice', value: 'no' })],
      {
        dispositions: [
          { ...acceptance, proposedAt: '2026-03-04T09:00:00.000Z' },
        ],
      },
    );
    expect(risks).toMatchObject([{ questionId: 'rollback', effect: 'stops' }]);
  });

  it('names what is open, what does not apply, and every answer in its own words', () => {
    const { open, notApplicable, sections, participants } = reportOf([
      answer(
        'rollback',
        { kind: 'notApplicable', reason: 'Nothing to undo' },
        { answeredBy: OMAR },
      ),
    ]);
    expect(open.map(({ questionId }) => questionId)).toEqual(['runbook']);
    expect(notApplicable).toMatchObject([
      { questionId: 'rollback', reason: 'Nothing to undo' },
    ]);
    expect(sections).toHaveLength(1);
    expect(
      sections[0].answers.map(({ questionId, answer: given }) => [
        questionId,
        given?.answeredBy,
      ]),
    ).toEqual([
      ['rollback', OMAR],
      ['runbook', undefined],
    ]);
    expect(sections.map(({ id, signOff }) => [id, signOff])).toEqual([
      ['operations', SIGN_OFF],
    ]);
    expect(participants).toContainEqual({
      userRef: OMAR,
      answers: 1,
      roles: ['answerer'],
    });
  });

  it('writes out the choices that were ticked', () => {
    const { sections } = reportOf([
      answer('runbook', { kind: 'choices', choices: ['used'] }),
    ]);
    expect(sections[0].answers[1].choices).toEqual(['It was used']);
  });
});
