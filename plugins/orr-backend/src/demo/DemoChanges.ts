import { randomUUID } from 'node:crypto';
import {
  addDays,
  ChecklistDocument,
  dayOf,
  questionsOf,
  ReviewedChange,
} from 'backstage-plugin-orr-common';
import { ReviewService } from '../service/ReviewService';
import { demoEvidence, demoStatement } from './demoAnswer';
import { demoCredentials } from './demoCredentials';
import { DemoPeople } from './DemoPeople';
import { DemoStep } from './DemoProgramme';

const CHECKLIST = 'change-readiness';
const DAY_MS = 24 * 60 * 60 * 1000;

/** A change of one service, so many days before or behind today. */
interface DemoChange {
  entityName: string;
  change: Omit<ReviewedChange, 'plannedOn'>;
  startedAgo: number;
  plannedIn: number;
  /** How many of the questions have been answered, from the first. */
  answered: number;
  decided?: { ago: number; reason: string };
  /** Submitted, and waiting for its decision since. */
  submittedAgo?: number;
}

const CHANGES: readonly DemoChange[] = [
  {
    entityName: 'checkout-api',
    change: {
      kind: 'release',
      title: 'Checkout 4.2: wallets as a way to pay',
      url: 'https://github.com/meridian-goods/checkout-api/releases/tag/4.2.0',
    },
    startedAgo: 52,
    plannedIn: -40,
    answered: 11,
    decided: {
      ago: 45,
      reason: 'The figures are agreed, and the way back was tried on Monday.',
    },
  },
  {
    entityName: 'checkout-api',
    change: {
      kind: 'pullRequest',
      title: 'Move the basket to the new order events',
      url: 'https://github.com/meridian-goods/checkout-api/pull/1874',
    },
    startedAgo: 2,
    plannedIn: 6,
    answered: 5,
  },
  {
    entityName: 'checkout-api',
    change: {
      kind: 'pullRequest',
      title: 'Let a fraud score hold an order back',
      url: 'https://github.com/meridian-goods/checkout-api/pull/1851',
    },
    startedAgo: 6,
    plannedIn: 9,
    answered: 11,
    submittedAgo: 3,
  },
];

interface DemoPart extends DemoChange {
  entityRef: string;
  driverRef: string;
  deciderRef: string;
}

/** Has a team review changes: one that is over, one that waits for its decision, and one that is to come. @internal */
export class DemoChanges {
  readonly #reviews: ReviewService;
  readonly #people: DemoPeople;
  readonly #timeZone: string;

  constructor(options: {
    reviews: ReviewService;
    people: DemoPeople;
    timeZone: string;
  }) {
    this.#reviews = options.reviews;
    this.#people = options.people;
    this.#timeZone = options.timeZone;
  }

  /** What happens around them, each at its time; nothing without the checklist or the service. */
  actsOn(
    entities: { name: string; entityRef: string; ownerRefs: string[] }[],
    checklists: ChecklistDocument[],
    now: Date,
  ): DemoStep[] {
    const checklist = checklists.find(({ id }) => id === CHECKLIST);
    return CHANGES.flatMap(change => {
      const entity = entities.find(({ name }) => name === change.entityName);
      const [driverRef] = entity ? this.#people.behind(entity.ownerRefs) : [];
      const [deciderRef] = this.#people
        .behind([checklist?.reviewerGroup ?? ''])
        .filter(ref => ref !== driverRef);
      return checklist && entity && driverRef && deciderRef
        ? this.#stepsOf(
            { ...change, ...entity, driverRef, deciderRef },
            checklist,
            now,
          )
        : [];
    });
  }

  #stepsOf(
    part: DemoPart,
    checklist: ChecklistDocument,
    now: Date,
  ): DemoStep[] {
    const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
    const { decided, submittedAgo } = part;
    let reviewId: string;
    return [
      {
        at: ago(part.startedAgo),
        play: async () => {
          reviewId = await this.#start(part, now);
          await this.#answer(
            part,
            { reviewId, checklist },
            ago(part.startedAgo),
          );
        },
      },
      ...(submittedAgo === undefined
        ? []
        : [
            {
              at: ago(submittedAgo),
              play: async () => {
                await this.#submit(part, reviewId);
              },
            },
          ]),
      ...(decided
        ? [
            {
              at: ago(decided.ago),
              play: () => this.#decide(part, reviewId, decided.reason),
            },
          ]
        : []),
    ];
  }

  async #start(part: DemoPart, now: Date): Promise<string> {
    const today = dayOf(now, this.#timeZone);
    const { review } = await this.#reviews.createReview(
      {
        mutationId: randomUUID(),
        entityRef: part.entityRef,
        checklistId: CHECKLIST,
        kind: 'change',
        change: { ...part.change, plannedOn: addDays(today, part.plannedIn) },
      },
      { credentials: demoCredentials(part.driverRef) },
    );
    return review.id;
  }

  async #answer(
    { answered, entityName, driverRef }: DemoPart,
    about: { reviewId: string; checklist: ChecklistDocument },
    at: Date,
  ): Promise<void> {
    const moment = { now: at, timeZone: this.#timeZone };
    for (const question of questionsOf(about.checklist).slice(0, answered)) {
      const statement = demoStatement(question, 'none', moment);
      if (statement) {
        await this.#reviews.saveAnswer(
          {
            mutationId: randomUUID(),
            reviewId: about.reviewId,
            questionId: question.id,
            revision: 0,
            statement,
            evidence: demoEvidence(question, entityName, moment),
          },
          { credentials: demoCredentials(driverRef) },
        );
      }
    }
  }

  async #submit({ driverRef }: DemoPart, reviewId: string) {
    return this.#reviews.submitReview(
      { mutationId: randomUUID(), reviewId, revision: 1 },
      { credentials: demoCredentials(driverRef) },
    );
  }

  async #decide(
    part: DemoPart,
    reviewId: string,
    reason: string,
  ): Promise<void> {
    const { snapshot, review } = await this.#submit(part, reviewId);
    await this.#reviews.decideReview(
      {
        mutationId: randomUUID(),
        reviewId,
        revision: review.revision,
        snapshotId: snapshot!.id,
        outcome: 'go',
        reason,
        conditions: [],
        confirmedQuestionIds: [],
      },
      { credentials: demoCredentials(part.deciderRef) },
    );
  }
}
