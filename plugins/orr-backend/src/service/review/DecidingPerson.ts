import {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  ReviewDetail,
  decidingModeOf,
  mayDecide,
} from 'backstage-plugin-orr-common';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { LoadedReview } from './ReviewDetails';

/** Why the rules of a checklist keep a person from deciding. @internal */
export type DecideRefusal = NonNullable<ReviewDetail['may']['decideRefusal']>;

/** Knows who may decide a review by the rules of its checklist, whatever policy says. @internal */
export class DecidingPerson {
  readonly #userInfo: UserInfoService;
  readonly #groups: DatabaseGroupStore;

  constructor(options: {
    userInfo: UserInfoService;
    groups: DatabaseGroupStore;
  }) {
    this.#userInfo = options.userInfo;
    this.#groups = options.groups;
  }

  /** Nothing where the caller may decide. */
  async refusal(
    loaded: LoadedReview,
    credentials: BackstageCredentials,
  ): Promise<DecideRefusal | undefined> {
    const { review, entity, checklist } = loaded;
    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(credentials);
    const groupRefs = ownershipEntityRefs.filter(ref => ref !== userEntityRef);
    const ancestors = await this.#groups.ancestorsOf(groupRefs);
    const answer = mayDecide({
      mode: decidingModeOf(checklist.document, entity.tier),
      deciderRef: userEntityRef,
      deciderGroupRefs: [...new Set([...groupRefs, ...ancestors])],
      owningGroupRefs: entity.ownerRefs,
      driverRef: review.driverRef,
      reviewerGroup: checklist.document.reviewerGroup,
    });
    return answer.allowed ? undefined : answer.reason;
  }
}
