import { DecidingMode } from 'backstage-plugin-orr-common';
import { DemoPeople } from './DemoPeople';
import { DemoReview } from './planYear';
import { seededPick } from './seededNumber';
import { ASKED_FIRST, RISK_OWNERS } from './storyLines';

/** Who plays which part in a review. @internal */
export class DemoCasting {
  readonly #people: DemoPeople;
  readonly #reviewerRefs: string[];

  /** The reviewers are those of any checklist: one without a group of its own borrows them. */
  constructor(options: { people: DemoPeople; reviewerGroups: string[] }) {
    this.#people = options.people;
    this.#reviewerRefs = options.people.behind(options.reviewerGroups);
  }

  /** The person who drives the review; nobody where no person is behind the owner. */
  driverOf(review: DemoReview): string | undefined {
    const team = this.#teamOf(review);
    return team.length ? seededPick(team, review.key, 'driver') : undefined;
  }

  /** Whoever answers in a sitting; now and then not the driver. */
  answererOf(review: DemoReview, sitting: number): string {
    const team = this.#teamOf(review);
    return sitting === 0
      ? this.driverOf(review)!
      : seededPick(team, review.key, String(sitting));
  }

  /** Whom the driver asks; nobody where the team is one person. */
  colleagueOf(review: DemoReview): string | undefined {
    const driver = this.driverOf(review);
    const others = this.#teamOf(review).filter(ref => ref !== driver);
    return (
      ASKED_FIRST.find(ref => others.includes(ref)) ??
      (others.length ? seededPick(others, review.key, 'colleague') : undefined)
    );
  }

  /** Whoever decides by the rules of the checklist; nobody where it knows none. */
  deciderOf(review: DemoReview, mode: DecidingMode): string | undefined {
    const team = this.#teamOf(review);
    const candidates =
      mode === 'self-certified'
        ? team
        : this.#reviewerRefs.filter(ref => !team.includes(ref));
    return candidates.length
      ? seededPick(candidates, review.key, 'decider')
      : undefined;
  }

  /** Whoever may live with a risk: those who answer for the business, where there are any, else whoever decides. */
  approverOf(review: DemoReview): string | undefined {
    const team = this.#teamOf(review);
    const [sponsor] = this.#people
      .behind([RISK_OWNERS])
      .filter(ref => !team.includes(ref));
    return sponsor ?? this.deciderOf(review, 'independent');
  }

  #teamOf({ ownerRefs }: DemoReview): string[] {
    return this.#people.behind(ownerRefs);
  }
}
