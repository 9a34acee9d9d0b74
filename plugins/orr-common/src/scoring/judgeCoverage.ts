import { JudgedException } from '../review/answer';
import {
  Confirmation,
  Disposition,
  Fact,
  Level,
  RUNGS,
  VouchedFact,
} from '../review/disposition';
import { isSameRef } from '../review/entityRefs';
import { judgeReview } from './judgeReview';
import {
  GateCell,
  QuestionJudgement,
  ReviewJudgement,
  ReviewJudgementInput,
} from './reviewJudgement';
import { totalJudgement } from './totalJudgement';

/** One of the entities that a review is about, with what is asked of it. @public */
export interface CoveredEntity
  extends Pick<
    ReviewJudgementInput,
    'entity' | 'unaskedQuestionIds' | 'sparedQuestionIds'
  > {
  /** Its full ref. */
  entityRef: string;
  /** What providers say of it, by question. */
  facts?: Record<string, Fact>;
  /** What is vouched for by something that it is built on, by question. */
  vouched?: Record<string, VouchedFact>;
  /** What was decided about the gaps of its own answers, by question; those of the common answers do not hold for these. */
  dispositions?: Record<string, readonly Disposition[]>;
}

/** A review of one entity or of several: common answers, and exceptions of single entities. @public */
export interface CoverageInput
  extends Omit<
    ReviewJudgementInput,
    'entity' | 'unaskedQuestionIds' | 'sparedQuestionIds' | 'facts' | 'vouched'
  > {
  /** The entities that the review is about. */
  covered: readonly CoveredEntity[];
  /** The answers that hold for one of them instead of the common one. */
  exceptions?: readonly JudgedException[];
}

/** A question that is open, and for which of the entities; for all of them where none is named. @public */
export interface CoverageGap {
  /** The question that is open. */
  questionId: string;
  /** Full refs of the entities it is open for. */
  entityRefs?: string[];
}

/** How a review stands for each of its entities and, as their worst, as a whole. @public */
export interface CoverageJudgement extends ReviewJudgement {
  /** What the common answers show to the entities without an exception. */
  common: QuestionJudgement[];
  /** How the review stands for each of them, in the order they were given. */
  entities: { entityRef: string; judgement: ReviewJudgement }[];
  /** The gate with the entities named. */
  gaps: Record<'stops' | 'conditions' | 'notes', CoverageGap[]>;
}

interface JudgedEntity {
  entityRef: string;
  judgement: ReviewJudgement;
  exceptionIds: ReadonlySet<string>;
}

const CELLS: readonly GateCell[] = ['stops', 'condition', 'note', 'none'];
const LEVELS: readonly (Level | undefined)[] = [
  'UNANSWERED',
  'HIGH',
  'MEDIUM',
  'LOW',
  'NONE',
  'NOT_APPLICABLE',
  undefined,
];

/** Smaller is worse, and what is asked comes before what is not. */
function ranksOf(judgement: QuestionJudgement): number[] {
  return [
    judgement.counted ? 0 : 1,
    CELLS.indexOf(judgement.cell),
    LEVELS.indexOf(judgement.level),
    judgement.rung ? RUNGS.indexOf(judgement.rung) : 0,
    judgement.evidenceMissing ? 0 : 1,
  ];
}

function worstOf(judgements: QuestionJudgement[]): QuestionJudgement {
  return judgements.reduce((worst, judgement) => {
    const ranks = ranksOf(judgement);
    const worstRanks = ranksOf(worst);
    const at = ranks.findIndex((rank, index) => rank !== worstRanks[index]);
    return at >= 0 && ranks[at] < worstRanks[at] ? judgement : worst;
  });
}

function confirmationsOn(
  { confirmations = [] }: CoverageInput,
  entityRef: string,
  exceptionIds: ReadonlySet<string>,
): Confirmation[] {
  return confirmations.filter(confirmation =>
    exceptionIds.has(confirmation.questionId)
      ? confirmation.entityRef !== undefined &&
        isSameRef(confirmation.entityRef, entityRef)
      : confirmation.entityRef === undefined,
  );
}

/** Each gap has the disposition of the answer that shows it. */
function dispositionsOn(
  common: Record<string, readonly Disposition[]> = {},
  own: Record<string, readonly Disposition[]> = {},
  exceptionIds: ReadonlySet<string>,
): Record<string, readonly Disposition[]> {
  return Object.fromEntries([
    ...Object.entries(common).filter(([id]) => !exceptionIds.has(id)),
    ...Object.entries(own).filter(([id]) => exceptionIds.has(id)),
  ]);
}

function judgeEntity(input: CoverageInput, of: CoveredEntity): JudgedEntity {
  const { entityRef, entity, unaskedQuestionIds, sparedQuestionIds } = of;
  const { covered: _, exceptions = [], ...common } = input;
  const own = exceptions.filter(
    exception =>
      exception.statement !== null && isSameRef(exception.entityRef, entityRef),
  );
  const exceptionIds = new Set(own.map(({ questionId }) => questionId));
  return {
    entityRef,
    exceptionIds,
    judgement: judgeReview({
      ...common,
      entity,
      unaskedQuestionIds,
      sparedQuestionIds,
      facts: of.facts,
      vouched: of.vouched,
      dispositions: dispositionsOn(
        common.dispositions,
        of.dispositions,
        exceptionIds,
      ),
      confirmations: confirmationsOn(input, entityRef, exceptionIds),
      // Who looked at the common answer has not seen what differs.
      looks: input.looks?.filter(look => !exceptionIds.has(look.questionId)),
      answers: {
        ...input.answers,
        ...Object.fromEntries(
          own.map(exception => [exception.questionId, exception]),
        ),
      },
    }),
  };
}

function gapsAt(cell: GateCell, judged: JudgedEntity[]): CoverageGap[] {
  const placed = judged[0]?.judgement.questions ?? [];
  return placed.flatMap(({ questionId }, index): CoverageGap[] => {
    const open = judged.filter(({ judgement }) => {
      const question = judgement.questions[index];
      return question.counted && question.cell === cell;
    });
    const shared = open.filter(item => !item.exceptionIds.has(questionId));
    const own = open.filter(item => item.exceptionIds.has(questionId));
    return [shared, ...own.map(item => [item])]
      .filter(group => group.length > 0)
      .map(group => ({
        questionId,
        ...(group.length < judged.length && {
          entityRefs: group.map(({ entityRef }) => entityRef),
        }),
      }));
  });
}

function judgeCommon(input: CoverageInput): ReviewJudgement {
  return judgeReview({
    ...input,
    confirmations: input.confirmations?.filter(
      ({ entityRef }) => entityRef === undefined,
    ),
  });
}

function commonOf(
  input: CoverageInput,
  judged: JudgedEntity[],
): QuestionJudgement[] {
  if (!judged.length) {
    return judgeCommon(input).questions;
  }
  let unshared: ReviewJudgement | undefined;
  return judged[0].judgement.questions.map(({ questionId }, index) => {
    const sharing = judged
      .filter(item => !item.exceptionIds.has(questionId))
      .map(item => item.judgement.questions[index]);
    if (sharing.length) {
      return worstOf(sharing);
    }
    unshared ??= judgeCommon(input);
    return unshared.questions[index];
  });
}

/**
 * Judges a review for each entity it covers, by the common answers with that entity's exceptions over them, and as a
 * whole by the worst of these. Each entity's result depends on nothing that is said of another. A review of one entity
 * is judged as by {@link judgeReview}; one whose entities are all gone can only end in no-go.
 *
 * @public
 */
export function judgeCoverage(input: CoverageInput): CoverageJudgement {
  const judged = input.covered.map(entity => judgeEntity(input, entity));
  const common = commonOf(input, judged);
  const whole = totalJudgement(
    input.checklist,
    common.map((question, index) =>
      judged.length
        ? worstOf(judged.map(item => item.judgement.questions[index]))
        : question,
    ),
  );
  return {
    ...whole,
    ...(!judged.length && { permittedOutcomes: ['noGo' as const] }),
    common,
    entities: judged.map(({ entityRef, judgement }) => ({
      entityRef,
      judgement,
    })),
    gaps: {
      stops: gapsAt('stops', judged),
      conditions: gapsAt('condition', judged),
      notes: gapsAt('note', judged),
    },
  };
}
