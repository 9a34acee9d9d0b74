import {
  CoverageJudgement,
  gateOf,
  GateCell,
  isSameRef,
  judgeCoverage,
  orrReviewReadPermission,
  RUNNING_STATES,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { judgedWith } from '../finding/judgedWith';
import { CoverageView } from '../coverage/CoverageView';
import { exceptionsOf, toCovered } from '../coverage/ReviewSubjects';
import { ReviewFacts, withFacts } from '../facts/ReviewFacts';
import {
  OpenQuestion,
  OpenQuestionsService,
  OpenReviewQuestions,
} from '../OpenQuestionsService';
import { RequestOptions, ReviewService } from '../ReviewService';
import { ReviewAccess } from './ReviewAccess';
import { LoadedReview } from './LoadedReview';
import { reviewPath } from './reviewMessages';

/** What stops a decision comes first. */
const EFFECTS: readonly GateCell[] = ['stops', 'condition', 'note', 'none'];
/** More reviews of one entity than can be running at a time. */
const REVIEWS = 200;

/** Judges running reviews for what is left to do in them, for whoever may read them. @internal */
export class OpenQuestions implements OpenQuestionsService {
  readonly #access: ReviewAccess;
  readonly #reviews: ReviewService;
  readonly #answers: DatabaseAnswerStore;
  readonly #dispositions: DatabaseDispositionStore;
  readonly #coverage: DatabaseCoverageStore;
  readonly #coverageView: CoverageView;
  readonly #reviewFacts: ReviewFacts;
  readonly #clock: OrrClock;
  readonly #timeZone: string;
  readonly #portalUrl: string;

  constructor(options: {
    reviewAccess: ReviewAccess;
    /** Asks the permission to read the reviews of an entity. */
    reviewService: ReviewService;
    answers: DatabaseAnswerStore;
    dispositions: DatabaseDispositionStore;
    coverage: DatabaseCoverageStore;
    coverageView: CoverageView;
    reviewFacts: ReviewFacts;
    clock: OrrClock;
    timeZone: string;
    portalUrl: string;
  }) {
    this.#access = options.reviewAccess;
    this.#reviews = options.reviewService;
    this.#answers = options.answers;
    this.#dispositions = options.dispositions;
    this.#coverage = options.coverage;
    this.#coverageView = options.coverageView;
    this.#reviewFacts = options.reviewFacts;
    this.#clock = options.clock;
    this.#timeZone = options.timeZone;
    this.#portalUrl = options.portalUrl;
  }

  async listOpenQuestions(
    input: { reviewId: string } | { entityRef: string },
    options: RequestOptions,
  ): Promise<OpenReviewQuestions[]> {
    if ('reviewId' in input) {
      return [await this.#ofReview(input, options)];
    }
    const { items } = await this.#reviews.listEntityReviews(
      { entityRef: input.entityRef, limit: REVIEWS },
      options,
    );
    const running = items.filter(({ state }) => RUNNING_STATES.includes(state));
    return Promise.all(
      running.map(({ id }) =>
        this.#ofReview({ reviewId: id, entityRef: input.entityRef }, options),
      ),
    );
  }

  async #ofReview(
    { reviewId, entityRef }: { reviewId: string; entityRef?: string },
    options: RequestOptions,
  ): Promise<OpenReviewQuestions> {
    const loaded = await this.#access.require(
      orrReviewReadPermission,
      { reviewId },
      options,
    );
    const { review, entity, checklist } = loaded;
    return {
      reviewId,
      entityRef: entity.entityRef,
      checklistId: review.checklistId,
      checklistTitle: checklist.document.title,
      kind: review.kind,
      state: review.state,
      questions: RUNNING_STATES.includes(review.state)
        ? this.#questionsOf(
            loaded,
            await this.#judge(loaded, options),
            entityRef,
          )
        : [],
    };
  }

  /** For each entity that the review is about and the caller sees. */
  async #judge(
    loaded: LoadedReview,
    options: RequestOptions,
  ): Promise<CoverageJudgement> {
    const { review, entity, checklist } = loaded;
    const now = this.#clock.now();
    const answers = await this.#answers.list(review.id);
    const shown = await this.#coverageView.shown(loaded, options);
    const subjects = shown.length ? shown : [entity];
    return judgeCoverage({
      checklist: checklist.document,
      kind: review.kind,
      ...judgedWith(
        withFacts(
          toCovered(subjects, review),
          await this.#reviewFacts.judging(loaded, subjects, { now }),
        ),
        await this.#dispositions.listUnder(review),
      ),
      answers: Object.fromEntries(
        answers.map(answer => [answer.questionId, answer]),
      ),
      exceptions: shown.length
        ? exceptionsOf(await this.#coverage.listExceptions(review.id), shown)
        : [],
      now,
      timeZone: this.#timeZone,
    });
  }

  #questionsOf(
    loaded: LoadedReview,
    judgement: CoverageJudgement,
    entityRef?: string,
  ): OpenQuestion[] {
    const open = openOf(judgement).filter(
      ({ entityRefs }) =>
        !entityRef ||
        !entityRefs ||
        isSameRef(entityRef, loaded.entity.entityRef) ||
        entityRefs.some(ref => isSameRef(ref, entityRef)),
    );
    return loaded.checklist.document.sections
      .flatMap(section =>
        section.questions.flatMap(question =>
          open
            .filter(({ questionId }) => questionId === question.id)
            .map(gap => ({
              ...gap,
              title: question.title,
              sectionId: section.id,
              sectionTitle: section.title,
              gate: gateOf(question),
              link: `${this.#portalUrl}${reviewPath(
                loaded,
              )}?question=${encodeURIComponent(question.id)}`,
            })),
        ),
      )
      .sort((a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect));
  }
}

const EFFECT_OF = {
  stops: 'stops',
  conditions: 'condition',
  notes: 'note',
} as const;

/** What is open, for which of the entities, and the level that it shows to them. */
function openOf({ gaps, entities }: CoverageJudgement) {
  return (['stops', 'conditions', 'notes'] as const).flatMap(group =>
    gaps[group].flatMap(gap => {
      const [ref] = gap.entityRefs ?? [entities[0].entityRef];
      const level = entities
        .find(({ entityRef }) => entityRef === ref)
        ?.judgement.questions.find(
          ({ questionId }) => questionId === gap.questionId,
        )?.level;
      return level ? [{ ...gap, level, effect: EFFECT_OF[group] }] : [];
    }),
  );
}
