import { createConditionExports } from '@backstage/plugin-permission-node';
import { orrReviewResourceRef } from './orrReviewResource';
import { hasKind } from './rules/hasKind';
import { hasLifecycle } from './rules/hasLifecycle';
import { hasTier } from './rules/hasTier';
import { hasType } from './rules/hasType';
import { isEntityOwner } from './rules/isEntityOwner';
import { isParticipant } from './rules/isParticipant';
import { isReviewer } from './rules/isReviewer';

/**
 * The rules that a policy may use on {@link orrReviewResourceRef}.
 *
 * @public
 */
export const orrReviewRules = {
  isEntityOwner,
  isParticipant,
  isReviewer,
  hasKind,
  hasType,
  hasLifecycle,
  hasTier,
};

const conditionExports = createConditionExports({
  resourceRef: orrReviewResourceRef,
  rules: orrReviewRules,
});

/**
 * Conditions for policies, one for each rule.
 *
 * @public
 */
export const orrReviewConditions = conditionExports.conditions;

/**
 * Makes the conditional decision of a policy on a permission of this plugin.
 *
 * @public
 */
export const createOrrReviewConditionalDecision =
  conditionExports.createConditionalDecision;
