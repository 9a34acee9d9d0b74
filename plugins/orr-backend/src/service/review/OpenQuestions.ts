import {
  gateOf,
  GateCell,
  judgeReview,
  orrReviewReadPermission,
  QuestionJudgement,
  ReviewState,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import {
  OpenQuestionsService,
  OpenReviewQuestions,
} from '../OpenQuestionsService';
import { RequestOptions, ReviewService } from '../ReviewService';
import { ReviewAccess } from './ReviewAccess';
import { LoadedReview } from './ReviewDetails';
import { reviewPath } from './reviewMessages';

const OPEN_STATES: readonly ReviewState[] = [
  'inProgress',
  'submitted',
  'changesRequested',
];
/** What stops a decision comes first. */
const EFFECTS: readonly GateCell[] = ['stops', 'condition', 'note', 'none'];
/** More reviews of one entity than can be running at a time. */
const REVIEWS = 200;

/** Judges running reviews for what is left to do in them, for whoever may read them. @internal */
export class OpenQuestions implements OpenQuestionsService {
  readonly #access: ReviewAccess;
  readonly #reviews: ReviewService;
  readonly #store: DatabaseReviewStore;
  readonly #clock: OrrClock;
  readonly #timeZone: string;
  readonly #portalUrl: string;

  constructor(options: {
    reviewAccess: ReviewAccess;
    /** Asks the permission to read the reviews of an entity. */
    reviewService: ReviewService;
    reviews: DatabaseReviewStore;
    clock: OrrClock;
    timeZone: string;
    portalUrl: string;
  }) {
    this.#access = options.reviewAccess;
    this.#reviews = options.reviewService;
    this.#store = options.reviews;
    this.#clock = options.clock;
    this.#timeZone = options.timeZone;
    this.#portalUrl = options.portalUrl;
  }

  async listOpenQuestions(
    input: { reviewId: string } | { entityRef: string },
    options: RequestOptions,
  ): Promise<OpenReviewQuestions[]> {
    if ('reviewId' in input) {
      return [await this.#ofReview(input.reviewId, options)];
    }
    const { items } = await this.#reviews.listEntityReviews(
      { entityRef: input.entityRef, limit: REVIEWS },
      options,
    );
    const running = items.filter(({ state }) => OPEN_STATES.includes(state));
    return Promise.all(running.map(({ id }) => this.#ofReview(id, options)));
  }

  async #ofReview(
    reviewId: string,
    options: RequestOptions,
  ): Promise<OpenReviewQuestions> {
    const loaded = await this.#access.require(
      orrReviewReadPermission,
      { reviewId },
      options,
    );
    const { review, entity, checklist } = loaded;
    const answers = await this.#store.listAnswers(reviewId);
    const judgement = judgeReview({
      checklist: checklist.document,
      kind: review.kind,
      entity: entity.entity,
      answers: Object.fromEntries(
        answers.map(answer => [answer.questionId, answer]),
      ),
      now: this.#clock.now(),
      timeZone: this.#timeZone,
    });
    return {
      reviewId,
      entityRef: entity.entityRef,
      checklistId: review.checklistId,
      checklistTitle: checklist.document.title,
      kind: review.kind,
      state: review.state,
      questions: this.#questionsOf(
        loaded,
        OPEN_STATES.includes(review.state) ? judgement.questions : [],
      ),
    };
  }

  #questionsOf(loaded: LoadedReview, judgements: QuestionJudgement[]) {
    const open = new Map(
      judgements
        .filter(({ counted, cell }) => counted && cell !== 'none')
        .map(judgement => [judgement.questionId, judgement]),
    );
    return loaded.checklist.document.sections
      .flatMap(section =>
        section.questions.flatMap(question => {
          const { level, cell } = open.get(question.id) ?? {};
          return level && cell
            ? [
                {
                  questionId: question.id,
                  title: question.title,
                  sectionId: section.id,
                  sectionTitle: section.title,
                  level,
                  gate: gateOf(question),
                  effect: cell,
                  link: `${this.#portalUrl}${reviewPath(
                    loaded,
                  )}?question=${encodeURIComponent(question.id)}`,
                },
              ]
            : [];
        }),
      )
      .sort((a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect));
  }
}
