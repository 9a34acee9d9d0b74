import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ReviewDetail,
  decidingModeOf,
  mayDecide,
} from 'backstage-plugin-orr-common';
import { PersonGroups } from '../authorization/PersonGroups';
import { LoadedReview } from './ReviewDetails';

/** Why the rules of a checklist keep a person from deciding. @internal */
export type DecideRefusal = NonNullable<ReviewDetail['may']['decideRefusal']>;

/** Knows who may decide a review by the rules of its checklist, whatever policy says. @internal */
export class DecidingPerson {
  readonly #personGroups: PersonGroups;

  constructor(options: { personGroups: PersonGroups }) {
    this.#personGroups = options.personGroups;
  }

  /** Nothing where the caller may decide. */
  async refusal(
    loaded: LoadedReview,
    credentials: BackstageCredentials,
  ): Promise<DecideRefusal | undefined> {
    return (await this.refusals([loaded], credentials))[0];
  }

  /** The same for several reviews, in their order. */
  async refusals(
    reviews: LoadedReview[],
    credentials: BackstageCredentials,
  ): Promise<(DecideRefusal | undefined)[]> {
    if (!reviews.length) {
      return [];
    }
    const { userRef, groupRefs } = await this.#personGroups.of(credentials);
    return reviews.map(({ review, entity, checklist }) => {
      const answer = mayDecide({
        mode: decidingModeOf(checklist.document, entity.tier),
        deciderRef: userRef,
        deciderGroupRefs: groupRefs,
        owningGroupRefs: entity.ownerRefs,
        driverRef: review.driverRef,
        reviewerGroup: checklist.document.reviewerGroup,
      });
      return answer.allowed ? undefined : answer.reason;
    });
  }
}
