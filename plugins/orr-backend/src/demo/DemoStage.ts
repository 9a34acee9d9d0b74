import {
  Answer,
  AnswerException,
  CoverageJudgement,
  dayOf,
  judgeCoverage,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { Services } from '../service/createServices';
import { withFacts } from '../service/facts/ReviewFacts';
import { judgedWith } from '../service/finding/judgedWith';
import { DemoCasting } from './DemoCasting';
import { demoCredentials } from './demoCredentials';
import { DemoReview } from './planYear';
import { ReplayClock } from './ReplayClock';

interface DemoStageOptions {
  services: Pick<
    Services,
    'reviews' | 'scrutiny' | 'followUp' | 'reuse' | 'dispositions'
  >;
  clock: ReplayClock;
  casting: DemoCasting;
  timeZone: string;
}

const MINUTE_MS = 60_000;

/** What everybody in the replay goes by: the services that a browser would reach, the time, and who plays which part. @internal */
export class DemoStage {
  readonly services: DemoStageOptions['services'];
  readonly clock: ReplayClock;
  readonly casting: DemoCasting;
  readonly timeZone: string;

  constructor(options: DemoStageOptions) {
    this.services = options.services;
    this.clock = options.clock;
    this.casting = options.casting;
    this.timeZone = options.timeZone;
  }

  get moment(): { now: Date; timeZone: string } {
    return { now: this.clock.now(), timeZone: this.timeZone };
  }

  get today(): string {
    return dayOf(this.clock.now(), this.timeZone);
  }

  /** Whatever people do one after the other takes them a while. */
  pass(minutes: number): void {
    this.clock.advance(minutes * MINUTE_MS);
  }

  /** A review as its driver sees it. */
  async load(review: DemoReview, reviewId: string): Promise<ReviewDetail> {
    return this.services.reviews.getReview(
      { reviewId },
      { credentials: this.driverOf(review) },
    );
  }

  driverOf(review: DemoReview) {
    return demoCredentials(this.casting.driverOf(review)!);
  }

  judge(
    review: DemoReview,
    detail: ReviewDetail,
    given: { answers: Answer[]; exceptions?: AnswerException[] },
  ): CoverageJudgement {
    return judgeCoverage({
      checklist: detail.checklist.document,
      kind: detail.review.kind,
      ...judgedWith(
        withFacts(
          detail.covered.length
            ? detail.covered
            : [{ entityRef: review.entityRef, entity: review.entity }],
          detail.questionFacts,
        ),
        detail.dispositions,
      ),
      answers: Object.fromEntries(
        given.answers.map(answer => [answer.questionId, answer]),
      ),
      exceptions: given.exceptions,
      ...this.moment,
    });
  }
}
