import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { mayTransition, ReviewDetail } from 'backstage-plugin-orr-common';
import { DecidingPerson } from './DecidingPerson';
import { LoadedReview } from './LoadedReview';

/** What a caller may do to a review. @internal */
export type Rights = ReviewDetail['may'];

/** Knows what the workflow lets a caller do, before policy has its say. @internal */
export class ReviewRights {
  readonly #auth: AuthService;
  readonly #decidingPerson: DecidingPerson;

  constructor(options: { auth: AuthService; decidingPerson: DecidingPerson }) {
    this.#auth = options.auth;
    this.#decidingPerson = options.decidingPerson;
  }

  /** For each review, in order. */
  async of(
    reviews: LoadedReview[],
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<Rights[]> {
    const isPerson = this.#auth.isPrincipal(credentials, 'user');
    const decidable = reviews.filter(
      ({ review }) => isPerson && mayTransition(review.state, 'decide'),
    );
    const refusals = await this.#decidingPerson.refusals(
      decidable,
      credentials,
    );
    return reviews.map(loaded => {
      const at = decidable.indexOf(loaded);
      return {
        update: isPerson && mayTransition(loaded.review.state, 'saveAnswer'),
        decide: at >= 0 && !refusals[at],
        decideRefusal: refusals[at],
      };
    });
  }
}

/** Takes from what the workflow would allow what policy does not. @internal */
export function narrowRights(
  rights: Rights,
  granted: { update: boolean; decide: boolean },
): Rights {
  const { update, decide, decideRefusal } = rights;
  return {
    update: update && granted.update,
    decide: decide && granted.decide,
    decideRefusal:
      decideRefusal ?? (decide && !granted.decide ? 'permission' : undefined),
  };
}
