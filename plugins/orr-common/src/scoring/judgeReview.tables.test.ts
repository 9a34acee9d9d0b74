import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import {
  Gate,
  Question,
  ReviewKind,
  Risk,
} from '../checklist/checklistDocument';
import { AnswerStatement } from '../review/answer';
import { Fact, Level } from '../review/disposition';
import { gateCell } from './gate';
import { judgeReview } from './judgeReview';
import { permittedOutcomes } from './permittedOutcomes';
import gateTable from './tables/gate.json';
import levelTable from './tables/levels.json';
import rungTable from './tables/rungs.json';

const now = new Date('2026-06-13T12:00:00Z');
const timeZone = 'Europe/Berlin';
const answeredBy = 'user:default/ada';

interface LevelRow {
  name: string;
  form: keyof typeof levelTable.forms;
  risk: Risk;
  gate?: Gate;
  statement: AnswerStatement | null;
  confirmedBy?: string;
  verification?: Question['verification'];
  notApplicable?: Question['notApplicable'];
  fact?: Fact | null;
  level: Level | null;
  gateLevel?: Level;
  ruleIndex?: number;
  needsConfirmation?: boolean;
  declaredInsteadOfFact?: boolean;
}

describe('the gate table', () => {
  it('has every level, gate and kind of review', () => {
    const keys = new Set(
      gateTable.rows.map(row => `${row.level} ${row.gate} ${row.kind}`),
    );
    expect(keys.size).toBe(6 * 3 * 4);
    expect(gateTable.rows).toHaveLength(keys.size);
  });

  it.each(gateTable.rows)('$level, $gate, $kind: $cell', row => {
    expect(gateCell(row.level as Level, row.gate as Gate)).toBe(row.cell);
    expect(
      permittedOutcomes([gateCell(row.level as Level, row.gate as Gate)]),
    ).toEqual(row.permittedOutcomes);

    const judgement = judgeReview({
      checklist: exampleChecklist([questionAt(row.level, row.gate as Gate)]),
      kind: row.kind as ReviewKind,
      answers: answerAt(row.level),
      confirmations: [
        { questionId: 'rollback', confirmedBy: 'user:default/ben' },
      ],
      now,
      timeZone,
    });
    expect(judgement.questions[0]).toMatchObject({
      level: row.level,
      cell: row.cell,
    });
    expect(judgement.permittedOutcomes).toEqual(row.permittedOutcomes);
  });

  function questionAt(level: string, gate: Gate) {
    const risk =
      level === 'MEDIUM' || level === 'LOW'
        ? (level.toLowerCase() as Risk)
        : 'high';
    return exampleQuestion({ gate, risk });
  }

  function answerAt(level: string) {
    const statements: Record<string, AnswerStatement | null> = {
      UNANSWERED: null,
      NONE: { kind: 'practice', value: 'yes' },
      NOT_APPLICABLE: { kind: 'notApplicable', reason: 'Nothing is released.' },
    };
    const statement =
      level in statements
        ? statements[level]
        : ({ kind: 'practice', value: 'no' } as const);
    return {
      rollback: {
        statement,
        evidence: [],
        answeredBy,
        answeredAt: '2026-06-12T08:00:00Z',
      },
    };
  }
});

describe('the table of levels', () => {
  it.each(levelTable.rows as LevelRow[])('$name: $level', row => {
    const question = exampleQuestion({
      answer: levelTable.forms[row.form] as Question['answer'],
      risk: row.risk,
      ...(row.gate && { gate: row.gate }),
      ...(row.verification && { verification: row.verification }),
      ...(row.notApplicable && { notApplicable: row.notApplicable }),
    });
    const answer = {
      statement: row.statement,
      evidence: [],
      answeredBy,
      answeredAt: '2026-06-12T08:00:00Z',
    };
    const [judged] = judgeReview({
      checklist: exampleChecklist([question]),
      kind: 'launch',
      answers: row.statement ? { rollback: answer } : {},
      ...(row.fact && { facts: { rollback: row.fact } }),
      ...(row.confirmedBy && {
        confirmations: [
          { questionId: 'rollback', confirmedBy: row.confirmedBy },
        ],
      }),
      now,
      timeZone,
    }).questions;

    expect(judged.level ?? null).toBe(row.level);
    expect(judged.gateLevel ?? null).toBe(row.gateLevel ?? row.level);
    expect(judged.ruleIndex).toBe(row.ruleIndex);
    expect(judged.satisfied).toBe(row.level === 'NONE');
    expect(judged.needsConfirmation).toBe(row.needsConfirmation ?? false);
    expect(judged.declaredInsteadOfFact).toBe(
      row.declaredInsteadOfFact ?? false,
    );
  });
});

describe('the table of rungs', () => {
  interface RungRow {
    name: string;
    evidence: { url: string; date: string }[];
    maxAgeDays?: number;
    confirmedBy?: string;
    answeredAt?: string;
    fact?: Fact;
    rung: string;
    verified: boolean;
  }

  it.each(rungTable.rows as RungRow[])('$name: $rung', row => {
    const judgement = judgeReview({
      checklist: exampleChecklist([
        exampleQuestion({
          verification: 'fact',
          evidence: {
            rule: 'optional',
            ...(row.maxAgeDays && { maxAgeDays: row.maxAgeDays }),
          },
        }),
      ]),
      kind: 'launch',
      answers: {
        rollback: {
          statement: { kind: 'practice', value: 'yes' },
          evidence: row.evidence,
          answeredBy,
          answeredAt: row.answeredAt ?? '2026-06-12T08:00:00Z',
        },
      },
      ...(row.fact && { facts: { rollback: row.fact } }),
      ...(row.confirmedBy && {
        confirmations: [
          { questionId: 'rollback', confirmedBy: row.confirmedBy },
        ],
      }),
      now,
      timeZone,
    });

    expect(judgement.questions[0].rung).toBe(row.rung);
    expect(judgement.rungs).toMatchObject({ [row.rung]: 1 });
    expect(judgement.declared).toBe(1);
    expect(judgement.verified).toBe(row.verified ? 1 : 0);
  });
});
