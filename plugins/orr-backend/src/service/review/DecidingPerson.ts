import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ReviewDetail,
  mayDecide,
  strictestModeOf,
} from 'backstage-plugin-orr-common';
import { StoredEntity } from '../../database/StoredEntity';
import { PersonGroups } from '../authorization/PersonGroups';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import { LoadedReview } from './LoadedReview';

/** Why the rules of a checklist keep a person from deciding. @internal */
export type DecideRefusal = NonNullable<ReviewDetail['may']['decideRefusal']>;

/** Somebody with the groups they belong to, those above included. */
interface Person {
  userRef: string;
  groupRefs: string[];
}

/** Knows who may decide a review by the rules of its checklist, whatever policy says. @internal */
export class DecidingPerson {
  readonly #personGroups: PersonGroups;
  readonly #subjects: ReviewSubjects;

  constructor(options: {
    personGroups: PersonGroups;
    subjects: ReviewSubjects;
  }) {
    this.#personGroups = options.personGroups;
    this.#subjects = options.subjects;
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
    const person = await this.#personGroups.of(credentials);
    const subjects = await Promise.all(
      reviews.map(loaded => this.#subjects.of(loaded)),
    );
    return reviews.map((loaded, index) =>
      refusalOf(loaded, subjects[index], person),
    );
  }

  /** The same for several people at one review, whoever asks. */
  async refusalsOf(
    loaded: LoadedReview,
    people: Person[],
  ): Promise<(DecideRefusal | undefined)[]> {
    const subjects = await this.#subjects.of(loaded);
    return people.map(person => refusalOf(loaded, subjects, person));
  }
}

function refusalOf(
  { review, entity, checklist }: LoadedReview,
  about: StoredEntity[],
  { userRef, groupRefs }: Person,
): DecideRefusal | undefined {
  const answer = mayDecide({
    mode: strictestModeOf(
      checklist.document,
      about.map(({ tier }) => tier),
    ),
    deciderRef: userRef,
    deciderGroupRefs: groupRefs,
    owningGroupRefs: [entity, ...about].flatMap(({ ownerRefs }) => ownerRefs),
    ownersOfEach: about.map(({ ownerRefs }) => ownerRefs),
    driverRef: review.driverRef,
    reviewerGroup: checklist.document.reviewerGroup,
  });
  return answer.allowed ? undefined : answer.reason;
}
