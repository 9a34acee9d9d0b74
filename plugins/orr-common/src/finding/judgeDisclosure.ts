import { gateOf } from '../checklist/checklistDefaults';
import { questionsOf } from '../checklist/checklistDefaults';
import { AnswerStatement } from '../review/answer';
import { isSameRef } from '../review/entityRefs';
import { AnswerProblem, validateStatement } from '../review/validateAnswer';
import {
  CoverageInput,
  CoveredEntity,
  judgeCoverage,
} from '../scoring/judgeCoverage';
import { reaches } from '../scoring/reaches';
import { isGap } from './checkDisposition';
import { Disclosure } from './disclosure';

/** What was decided on, and what is said to hold instead of one answer of it. @internal */
export interface DisclosureInput
  extends Omit<CoverageInput, 'dispositions' | 'looks'> {
  /** The question whose answer no longer holds. */
  questionId: string;
  /** Full ref of the covered entity whose own answer it is; absent for the answer that all share. */
  coveredEntityRef?: string;
  /** What holds instead. */
  statement: AnswerStatement;
  /** Full ref of who says so. */
  disclosedBy: string;
  /** The moment that the answer was decided on. */
  decidedAt: Date;
}

/** What is disclosed, or why it cannot be. @internal */
export type JudgedDisclosure =
  | { gap: Pick<Disclosure, 'level' | 'gate'> }
  | { problem: AnswerProblem };

function problemOf(field: string, message: string): JudgedDisclosure {
  return { problem: { field, message } };
}

function questionIn(input: DisclosureInput, judged: CoverageInput) {
  const { questionId, coveredEntityRef } = input;
  const { common, entities } = judgeCoverage(judged);
  const questions =
    coveredEntityRef === undefined
      ? common
      : entities.find(({ entityRef }) => isSameRef(entityRef, coveredEntityRef))
          ?.judgement.questions;
  return questions?.find(
    question => question.questionId === questionId && question.counted,
  );
}

/**
 * The same entities without what a fact says to a question: who says what holds instead of it knows more than the fact did.
 *
 * @internal
 */
export function withoutFact(
  covered: readonly CoveredEntity[],
  about: { questionId: string; coveredEntityRef?: string },
): CoveredEntity[] {
  const { questionId, coveredEntityRef } = about;
  return covered.map(entity => {
    const isMeant =
      coveredEntityRef === undefined ||
      isSameRef(coveredEntityRef, entity.entityRef);
    if (!isMeant || !entity.facts) {
      return entity;
    }
    const { [questionId]: _contradicted, ...facts } = entity.facts;
    return { ...entity, facts };
  });
}

/** The same answers with the statement in the place of the one that it is about. */
function withStatement(input: DisclosureInput): CoverageInput {
  const { questionId, coveredEntityRef, statement, disclosedBy, now } = input;
  const answer = {
    statement,
    evidence: [],
    answeredBy: disclosedBy,
    answeredAt: now.toISOString(),
  };
  const covered = withoutFact(input.covered, input);
  return coveredEntityRef === undefined
    ? { ...input, covered, answers: { ...input.answers, [questionId]: answer } }
    : {
        ...input,
        covered,
        exceptions: [
          ...(input.exceptions ?? []).filter(
            exception =>
              exception.questionId !== questionId ||
              !isSameRef(exception.entityRef, coveredEntityRef),
          ),
          { ...answer, questionId, entityRef: coveredEntityRef },
        ],
      };
}

/**
 * Judges what is said to hold instead of an answer that was decided on. Only what shows a greater risk is disclosed: what
 * has become better is said by finishing an action, or in the next review.
 *
 * @internal
 */
export function judgeDisclosure(input: DisclosureInput): JudgedDisclosure {
  const { questionId, statement } = input;
  const question = questionsOf(input.checklist).find(
    ({ id }) => id === questionId,
  );
  const before =
    question && questionIn(input, { ...input, now: input.decidedAt });
  if (!question || !before) {
    return problemOf('questionId', `"${questionId}" is not asked here`);
  }
  const [problem] = validateStatement(question, statement);
  if (problem) {
    return { problem };
  }
  const level = questionIn(input, withStatement(input))?.level;
  if (!isGap(level)) {
    return problemOf('statement', 'shows no risk');
  }
  return before.level && reaches(before.level, level)
    ? problemOf(
        'statement',
        'shows no greater risk than the answer that was decided on',
      )
    : { gap: { level, gate: gateOf(question) } };
}
