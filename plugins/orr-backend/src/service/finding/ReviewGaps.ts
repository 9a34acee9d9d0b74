import {
  Answer,
  AnswerException,
  answersToAffirm,
  AnswersToAffirm,
  ChecklistDocument,
  CoverageJudgement,
  CoveredEntity,
  isGap,
  judgeCoverage,
  Level,
  RiskLevel,
  withoutFact,
} from 'backstage-plugin-orr-common';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import {
  DatabaseDisclosureStore,
  StoredDisclosure,
} from '../../database/DatabaseDisclosureStore';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import {
  exceptionsOf,
  ReviewSubjects,
  toCovered,
} from '../coverage/ReviewSubjects';
import { ReviewFacts, withFacts } from '../facts/ReviewFacts';
import { LoadedReview } from '../review/LoadedReview';
import { Transaction } from '../../database/transaction';

/** Names a gap: of the answer that all share, or of one covered entity's own. @internal */
export interface GapKey {
  questionId: string;
  coveredEntityRef?: string;
}

/** What the answer of a gap shows, and who gave it. @internal */
export interface GapState {
  level: Level | undefined;
  answer?: Pick<Answer, 'statement' | 'answeredBy'>;
}

/** The answers of a review as they are now, judged without what was decided about them. @internal */
export class JudgedGaps {
  readonly #judgement: CoverageJudgement;
  readonly #answers: Map<string, Answer>;
  readonly #exceptions: AnswerException[];

  constructor(options: {
    judgement: CoverageJudgement;
    answers: Answer[];
    exceptions: AnswerException[];
  }) {
    this.#judgement = options.judgement;
    this.#answers = new Map(
      options.answers.map(answer => [answer.questionId, answer]),
    );
    this.#exceptions = options.exceptions.filter(
      ({ statement }) => statement !== null,
    );
  }

  /** Nothing where the covered entity has no answer of its own. */
  of({ questionId, coveredEntityRef }: GapKey): GapState | undefined {
    if (coveredEntityRef === undefined) {
      return {
        level: this.#judgement.common.find(
          question => question.questionId === questionId && question.counted,
        )?.level,
        answer: this.#answers.get(questionId),
      };
    }
    const own = this.#exceptions.find(
      exception =>
        exception.questionId === questionId &&
        exception.entityRef === coveredEntityRef,
    );
    const judged = this.#judgement.entities.find(
      ({ entityRef }) => entityRef === coveredEntityRef,
    );
    return (
      own && {
        level: judged?.judgement.questions.find(
          question => question.questionId === questionId && question.counted,
        )?.level,
        answer: own,
      }
    );
  }

  /** What of the answers that were carried over is still to be affirmed. */
  toAffirm(checklist: ChecklistDocument): AnswersToAffirm {
    return answersToAffirm({
      checklist,
      questions: this.#judgement.common,
      answers: [...this.#answers.values()],
    });
  }

  /** All of them, in the order of the checklist; those of single covered entities behind. */
  all(): (GapKey & { level: RiskLevel; answer?: GapState['answer'] })[] {
    const keys: GapKey[] = [
      ...this.#judgement.common.map(({ questionId }) => ({ questionId })),
      ...this.#exceptions.map(({ questionId, entityRef }) => ({
        questionId,
        coveredEntityRef: entityRef,
      })),
    ];
    return keys.flatMap(key => {
      const state = this.of(key);
      return state && isGap(state.level)
        ? [{ ...key, level: state.level, answer: state.answer }]
        : [];
    });
  }
}

/** Judges the answers of reviews for their gaps. @internal */
export class ReviewGaps {
  readonly #answers: DatabaseAnswerStore;
  readonly #coverage: DatabaseCoverageStore;
  readonly #disclosures: DatabaseDisclosureStore;
  readonly #reviewFacts: ReviewFacts;
  readonly #subjects: ReviewSubjects;
  readonly #timeZone: string;

  constructor(options: {
    answers: DatabaseAnswerStore;
    coverage: DatabaseCoverageStore;
    disclosures: DatabaseDisclosureStore;
    reviewFacts: ReviewFacts;
    subjects: ReviewSubjects;
    timeZone: string;
  }) {
    this.#answers = options.answers;
    this.#coverage = options.coverage;
    this.#disclosures = options.disclosures;
    this.#reviewFacts = options.reviewFacts;
    this.#subjects = options.subjects;
    this.#timeZone = options.timeZone;
  }

  async of(
    loaded: LoadedReview,
    options: { now: Date; trx?: Transaction },
  ): Promise<JudgedGaps> {
    const { review, checklist } = loaded;
    const { trx } = options;
    const subjects = await this.#subjects.of(loaded, trx);
    const given = {
      answers: await this.#answers.list(review.id, trx),
      exceptions: review.isCovering
        ? exceptionsOf(
            await this.#coverage.listExceptions(review.id, {}, trx),
            subjects,
          )
        : [],
    };
    const open =
      review.state === 'decided'
        ? (await this.#disclosures.listOf(review.id, trx)).filter(
            ({ closedAt }) => closedAt === undefined,
          )
        : [];
    const { answers, exceptions } = withDisclosed(given, open);
    const covered = withFacts(
      toCovered(subjects, review),
      await this.#reviewFacts.judging(loaded, subjects, options),
    );
    return new JudgedGaps({
      answers,
      exceptions,
      judgement: judgeCoverage({
        checklist: checklist.document,
        kind: review.kind,
        covered: open.reduce<CoveredEntity[]>(withoutFact, covered),
        answers: Object.fromEntries(
          answers.map(answer => [answer.questionId, answer]),
        ),
        exceptions,
        now: options.now,
        timeZone: this.#timeZone,
      }),
    });
  }
}

interface Given {
  answers: Answer[];
  exceptions: AnswerException[];
}

/** What holds now of answers that were decided on: what is open of the disclosures stands in their place. */
function withDisclosed(given: Given, open: StoredDisclosure[]): Given {
  const common = open.filter(
    ({ coveredEntityId }) => coveredEntityId === undefined,
  );
  const own = open.flatMap(disclosure =>
    disclosure.coveredEntityRef === undefined
      ? []
      : [{ ...answerOf(disclosure), entityRef: disclosure.coveredEntityRef }],
  );
  return {
    answers: [
      ...given.answers.filter(
        ({ questionId }) =>
          !common.some(item => item.questionId === questionId),
      ),
      ...common.map(answerOf),
    ],
    exceptions: [
      ...given.exceptions.filter(
        ({ questionId, entityRef }) =>
          !own.some(
            item =>
              item.questionId === questionId && item.entityRef === entityRef,
          ),
      ),
      ...own,
    ],
  };
}

function answerOf({
  questionId,
  statement,
  disclosedBy,
  disclosedAt,
}: StoredDisclosure): Answer {
  return {
    questionId,
    statement,
    evidence: [],
    revision: 1,
    answeredBy: disclosedBy,
    answeredAt: disclosedAt,
  };
}
