import { questionsOf, weightOf } from '../checklist/checklistDefaults';
import { ChecklistDocument } from '../checklist/checklistDocument';
import { Level, RUNGS, Rung } from '../review/disposition';
import { isAnswered } from './judgeQuestion';
import { permittedOutcomes } from './permittedOutcomes';
import { onlyInforms } from './questionLevel';
import {
  GateCell,
  JudgementTotals,
  LevelCounts,
  QuestionJudgement,
  ReviewJudgement,
  Score,
} from './reviewJudgement';

const LEVELS: readonly Level[] = [
  'HIGH',
  'MEDIUM',
  'LOW',
  'NONE',
  'UNANSWERED',
  'NOT_APPLICABLE',
];
const VERIFIED_FROM = RUNGS.indexOf('lookedAt');

interface Weighed {
  judgement: QuestionJudgement;
  /** Absent where the question only informs. */
  weight?: number;
}

// Added in the order of size, so that fractions add up the same whatever the order of questions.
function sum(weights: number[]): number {
  return [...weights]
    .sort((one, other) => one - other)
    .reduce((total, weight) => total + weight, 0);
}

function scoreOf(weighed: Weighed[]): Score | undefined {
  const applicable = weighed.flatMap(
    ({ judgement: { level, satisfied }, weight }) =>
      weight === undefined || level === 'NOT_APPLICABLE'
        ? []
        : [{ satisfied, weight }],
  );
  if (applicable.length === 0) {
    return undefined;
  }
  const satisfiedWeight = sum(
    applicable.filter(item => item.satisfied).map(item => item.weight),
  );
  const applicableWeight = sum(applicable.map(item => item.weight));
  return {
    satisfiedWeight,
    applicableWeight,
    percent: (100 * satisfiedWeight) / applicableWeight,
  };
}

function totalsOf(weighed: Weighed[]): JudgementTotals {
  const judgements = weighed.map(item => item.judgement);
  const satisfied = judgements.filter(judgement => judgement.satisfied);
  const countWhere = (holds: (judgement: QuestionJudgement) => boolean) =>
    judgements.filter(holds).length;
  const score = scoreOf(weighed);
  return {
    counts: Object.fromEntries(
      LEVELS.map(level => [
        level,
        countWhere(judgement => judgement.level === level),
      ]),
    ) as LevelCounts,
    rungs: Object.fromEntries(
      RUNGS.map(rung => [
        rung,
        countWhere(judgement => judgement.rung === rung),
      ]),
    ) as Record<Rung, number>,
    declared: satisfied.length,
    verified: satisfied.filter(
      ({ rung }) => rung && RUNGS.indexOf(rung) >= VERIFIED_FROM,
    ).length,
    accepted: countWhere(judgement => judgement.accepted),
    answered: countWhere(isAnswered),
    informing: countWhere(judgement => judgement.level === undefined),
    total: judgements.length,
    ...(score && { score }),
  };
}

/** Totals questions that were judged: whole, by section, and what they let a decision be. @internal */
export function totalJudgement(
  checklist: ChecklistDocument,
  questions: QuestionJudgement[],
): ReviewJudgement {
  const weights = new Map(
    questionsOf(checklist).map(question => [
      question.id,
      onlyInforms(question) ? undefined : weightOf(question),
    ]),
  );
  const counted = questions
    .filter(judgement => judgement.counted)
    .map((judgement): Weighed => {
      const weight = weights.get(judgement.questionId);
      return { judgement, ...(weight !== undefined && { weight }) };
    });
  const idsAt = (cell: GateCell) =>
    counted
      .filter(item => item.judgement.cell === cell)
      .map(item => item.judgement.questionId);
  return {
    questions,
    sections: checklist.sections.map(({ id }) => ({
      sectionId: id,
      ...totalsOf(counted.filter(item => item.judgement.sectionId === id)),
    })),
    ...totalsOf(counted),
    gate: {
      stops: idsAt('stops'),
      conditions: idsAt('condition'),
      notes: idsAt('note'),
    },
    permittedOutcomes: permittedOutcomes(
      counted.map(item => item.judgement.cell),
    ),
  };
}
