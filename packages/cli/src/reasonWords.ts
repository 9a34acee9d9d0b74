import { StandingReasonCode } from 'backstage-plugin-orr-common';

/** The reasons for a verdict in words. @internal */
export const REASON_WORDS: Record<StandingReasonCode, string> = {
  checklistDoesNotApply: 'the checklist does not ask for it',
  outOfScope: 'outside the scope of the programme',
  exempt: 'exempt from reviews until',
  noDecision: 'no review has been decided yet',
  ownerUnresolved: 'nobody is known to own it',
  decidedNoGo: 'decided as no-go on',
  conditionPastDue: 'a condition was due on',
  acceptanceExpired: 'an accepted risk expired on',
  mitigationReviewPast: 'a mitigation was to be looked at again on',
  gapPastGrace: 'a disclosed gap was to be closed by',
  contradictionUnanswered: 'a contradiction was to be answered by',
  cadencePassed: 'the last decision held until',
  newerVersionDue: 'a newer version of the checklist was due on',
  conditionOpen: 'a condition is due on',
  acceptedHigh: 'a high risk is accepted until',
  mitigationResidualHigh: 'a mitigation leaves a high risk, looked at again on',
  gapWithinGrace: 'a disclosed gap is open',
  contradictionOpen: 'a signal contradicts an answer since',
  decidedGo: 'decided as go',
};
