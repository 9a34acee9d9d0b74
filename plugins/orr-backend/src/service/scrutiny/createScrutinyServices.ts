import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { NamedWrites } from '../NamedWrites';
import { ReviewService } from '../ReviewService';
import { AnswerLooks } from './AnswerLooks';
import { ChangeRequests } from './ChangeRequests';
import { DefaultScrutinyService } from './DefaultScrutinyService';
import { ReviewWithdrawal } from './ReviewWithdrawal';
import { ScrutinyRights } from './ScrutinyRights';

/** What reviewers do with a review before they decide it, and how owners reply. @internal */
export function createScrutinyServices(
  options: ServicesOptions,
  parts: SharedServices & { reviews: ReviewService },
) {
  const { config, stores } = options;
  const { mayDecide } = config;
  return {
    scrutiny: new DefaultScrutinyService({
      ...parts,
      writes: new NamedWrites({ ...options, ...stores }),
      answerLooks: new AnswerLooks(stores),
      changeRequests: new ChangeRequests(stores),
      withdrawal: new ReviewWithdrawal({ ...parts, ...stores }),
      rights: new ScrutinyRights({
        ...options,
        ...stores,
        ...parts,
        mayDecide,
      }),
      mayDecide,
    }),
  };
}
