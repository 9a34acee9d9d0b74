import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { Gate } from '../checklist/checklistDocument';
import { AnswerStatement, Evidence } from '../review/answer';
import { Fact } from '../review/disposition';
import { judgeReview } from './judgeReview';
import { ReviewJudgementInput } from './reviewJudgement';
import lookTable from './tables/looks.json';

interface LookRow {
  name: string;
  statement: AnswerStatement;
  evidence?: Evidence[];
  maxAgeDays?: number;
  gate?: Gate;
  answerRevision?: number;
  lookedBy?: string;
  confirmedBy?: string;
  fact?: Fact;
  level: string;
  cell: string;
  rung?: string;
  needsConfirmation?: boolean;
}

function inputOf(row: LookRow): ReviewJudgementInput {
  return {
    checklist: exampleChecklist([
      exampleQuestion({
        risk: 'high',
        answer: { type: 'practice' },
        ...(row.gate && { gate: row.gate }),
        ...(row.fact && { verification: 'fact' }),
        evidence: {
          rule: 'optional',
          ...(row.maxAgeDays && { maxAgeDays: row.maxAgeDays }),
        },
      }),
    ]),
    kind: 'launch',
    answers: {
      rollback: {
        revision: 2,
        statement: row.statement,
        evidence: row.evidence ?? [],
        answeredBy: 'user:default/ada',
        answeredAt: '2026-06-12T08:00:00Z',
      },
    },
    looks: [
      {
        questionId: 'rollback',
        answerRevision: row.answerRevision ?? 2,
        lookedBy: row.lookedBy ?? 'user:default/ben',
      },
    ],
    ...(row.confirmedBy && {
      confirmations: [{ questionId: 'rollback', confirmedBy: row.confirmedBy }],
    }),
    ...(row.fact && { facts: { rollback: row.fact } }),
    now: new Date('2026-06-13T12:00:00Z'),
    timeZone: 'Europe/Berlin',
  };
}

describe('a look at an answer', () => {
  it.each(lookTable.rows as LookRow[])('$name', row => {
    const judgement = judgeReview(inputOf(row));
    expect(judgement.questions[0]).toMatchObject({
      level: row.level,
      cell: row.cell,
      needsConfirmation: row.needsConfirmation ?? false,
    });
    expect(judgement.questions[0].rung).toBe(row.rung);
    expect(judgement.verified).toBe(row.rung === 'lookedAt' ? 1 : 0);
  });

  it.each(lookTable.rows as LookRow[])(
    '$name: nothing but the rung differs without it',
    row => {
      const { looks: _looks, ...without } = inputOf(row);
      const [{ rung: _with, ...looked }] = judgeReview(inputOf(row)).questions;
      const [{ rung: _without, ...plain }] = judgeReview(without).questions;
      expect(looked).toEqual(plain);
    },
  );
});
