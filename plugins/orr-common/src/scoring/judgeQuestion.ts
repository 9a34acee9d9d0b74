import { gateOf, periodsOf } from '../checklist/checklistDefaults';
import { AnswerStatement, JudgedAnswer } from '../review/answer';
import { Fact, VouchedFact } from '../review/disposition';
import { isSameRef } from '../review/entityRefs';
import { PlacedQuestion } from './placeQuestions';
import { evidenceRung, hasEvidenceInDate } from './evidenceRung';
import { disposeOf } from './gate';
import { QuestionLevel, levelWhenUnmet, questionLevel } from './questionLevel';
import { QuestionJudgement, ReviewJudgementInput } from './reviewJudgement';

interface JudgedStatement extends QuestionLevel {
  answer?: JudgedAnswer;
  /** What says the same as the answer, whatever it is that judges. */
  confirming?: Fact;
  fact?: Fact;
  /** Of what is vouched for. */
  vouchingId?: string;
  /** Known even where a fact decided. */
  answeredBy?: string;
  confirmed: boolean;
}

function ownEntry<T>(
  record: Record<string, T> | undefined,
  key: string,
): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

function isConfirmedByOther(
  questionId: string,
  answer: JudgedAnswer | undefined,
  input: ReviewJudgementInput,
) {
  return !!input.confirmations?.some(
    confirmation =>
      confirmation.questionId === questionId &&
      !!confirmation.confirmedBy &&
      !!answer &&
      !isSameRef(confirmation.confirmedBy, answer.answeredBy),
  );
}

function isLookedAtByOther(
  questionId: string,
  answer: JudgedAnswer | undefined,
  input: ReviewJudgementInput,
) {
  return !!input.looks?.some(
    look =>
      look.questionId === questionId &&
      look.answerRevision === answer?.revision &&
      !!look.lookedBy &&
      !isSameRef(look.lookedBy, answer.answeredBy),
  );
}

/** What is vouched for, where nobody has answered; whoever vouches cannot confirm it. */
function judgeVouched(
  { vouchingId, by, ...fact }: VouchedFact,
  { confirmations = [] }: ReviewJudgementInput,
  questionId: string,
): JudgedStatement {
  return {
    level: 'NONE',
    fact,
    vouchingId,
    answeredBy: by,
    confirmed: confirmations.some(
      confirmation =>
        confirmation.questionId === questionId &&
        !!confirmation.confirmedBy &&
        !isSameRef(confirmation.confirmedBy, by),
    ),
  };
}

function judgeStatement(
  { question }: PlacedQuestion,
  input: ReviewJudgementInput,
  today: string,
): JudgedStatement {
  const answer = ownEntry(input.answers, question.id);
  const confirmed = isConfirmedByOther(question.id, answer, input);
  const fact = ownEntry(input.facts, question.id);
  if (
    question.verification === 'fact' &&
    fact?.state === 'ok' &&
    fact.met !== undefined
  ) {
    return {
      level: fact.met ? 'NONE' : levelWhenUnmet(question),
      fact,
      confirmed,
      answeredBy: answer?.answeredBy,
    };
  }
  const vouched = answer?.statement
    ? undefined
    : ownEntry(input.vouched, question.id);
  if (vouched) {
    return judgeVouched(vouched, input, question.id);
  }
  return {
    ...questionLevel({
      question,
      statement: answer?.statement,
      confirmed,
      today,
    }),
    answer,
    ...(fact?.state === 'ok' && fact.met && { confirming: fact }),
    answeredBy: answer?.answeredBy,
    confirmed,
  };
}

function isDeclared(statement: AnswerStatement | null | undefined): boolean {
  return !!statement && statement.kind !== 'toBeResearched';
}

function waitsForConfirmation(judged: JudgedStatement, gate: string): boolean {
  const kind = judged.answer?.statement?.kind;
  return (
    !judged.confirmed &&
    (kind === 'coveredElsewhere' ||
      (gate === 'blocking' &&
        (judged.level === 'NOT_APPLICABLE' || judged.vouchingId !== undefined)))
  );
}

/** Whether a question that counts has been answered: by a fact, or by a statement of its form. @public */
export function isAnswered(judgement: QuestionJudgement): boolean {
  return (
    judgement.counted &&
    (judgement.level !== 'UNANSWERED' || judgement.needsConfirmation)
  );
}

/** Judges one question of a review on a day, YYYY-MM-DD, in the time zone of the review. @internal */
export function judgeQuestion(
  placed: PlacedQuestion,
  input: ReviewJudgementInput,
  today: string,
): QuestionJudgement {
  const { question, sectionId, hiddenBy } = placed;
  const judged = judgeStatement(placed, input, today);
  const { answer, fact, level, confirmed } = judged;
  const { timeZone } = input;
  const gate = gateOf(question);
  const counted = hiddenBy === undefined;
  const needsConfirmation = counted && waitsForConfirmation(judged, gate);
  const { gateLevel, cell, accepted, disposition } = disposeOf({
    level: needsConfirmation ? 'UNANSWERED' : level,
    gate,
    dispositions: ownEntry(input.dispositions, question.id),
    answeredBy: judged.answeredBy,
    conditionLimitDays: periodsOf(input.checklist).conditionLimitDays,
    today,
  });
  const satisfied = counted && level === 'NONE';
  const evidenceRequired =
    question.evidence?.rule === 'required' &&
    answer?.statement?.kind !== 'coveredElsewhere';
  return {
    questionId: question.id,
    sectionId,
    counted,
    ...(hiddenBy && { hiddenBy }),
    ...(level && { level }),
    ...(gateLevel && { gateLevel }),
    cell: counted ? cell : 'none',
    ...(judged.ruleIndex !== undefined && { ruleIndex: judged.ruleIndex }),
    satisfied,
    ...(satisfied && {
      rung: evidenceRung({
        question,
        fact,
        answer,
        confirming: judged.confirming,
        lookedAt: confirmed || isLookedAtByOther(question.id, answer, input),
        today,
        timeZone,
      }),
    }),
    accepted: counted && accepted,
    ...(counted &&
      disposition?.id !== undefined && { dispositionId: disposition.id }),
    needsConfirmation,
    declaredInsteadOfFact:
      question.verification === 'fact' &&
      !fact &&
      isDeclared(answer?.statement),
    ...(judged.vouchingId !== undefined && { vouchingId: judged.vouchingId }),
    evidenceMissing:
      satisfied &&
      !fact &&
      evidenceRequired &&
      !hasEvidenceInDate({ question, answer, today }),
  };
}
