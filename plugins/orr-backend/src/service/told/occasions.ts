import { REVIEW_OCCASIONS } from './reviewOccasions';

/**
 * Everything that people are told of. `matter` makes the scope together with what it is about: occasions that share one
 * are stages of the same matter, and in an inbox the later takes the place of the earlier. `to` says who is told; each room
 * finds them and writes the words.
 *
 * @internal
 */
export const OCCASIONS = {
  ...REVIEW_OCCASIONS,
  conditionDueSoon: {
    topic: 'orr:condition',
    severity: 'normal',
    matter: 'condition',
    to: 'owner of the condition',
  },
  conditionExtended: {
    topic: 'orr:condition',
    severity: 'normal',
    matter: 'condition',
    to: 'owner of the condition and driver',
  },
  conditionMissed: {
    topic: 'orr:condition',
    severity: 'high',
    matter: 'condition',
    to: 'owner of the condition, owners of the entity, decider',
  },
  conditionMet: {
    topic: 'orr:condition',
    severity: 'low',
    matter: 'condition',
    to: 'decider and reviewers',
  },
  reviewDueSoon: {
    topic: 'orr:standing',
    severity: 'normal',
    matter: 'review-due',
    to: 'owners of the entity',
  },
  reviewOverdue: {
    topic: 'orr:standing',
    severity: 'high',
    matter: 'review-due',
    to: 'owners of the entity',
  },
  standingLost: {
    topic: 'orr:standing',
    severity: 'high',
    matter: 'standing',
    to: 'owners of the entity',
  },
  launchedUnreviewed: {
    topic: 'orr:standing',
    severity: 'high',
    matter: 'launched',
    to: 'owners of the entity',
  },
  lessonAsked: {
    topic: 'orr:standing',
    severity: 'low',
    matter: 'lesson',
    to: 'owners of the entity',
  },
  ownershipLost: {
    topic: 'orr:ownership',
    severity: 'high',
    matter: 'ownership',
    to: 'owners until now, else the owner of the programme',
  },
  scopeDateNear: {
    topic: 'orr:programme',
    severity: 'normal',
    matter: 'programme-date',
    to: 'owner and sponsor of the programme',
  },
  weeklyDigest: {
    topic: 'orr:digest',
    severity: 'low',
    matter: 'digest',
    to: 'whoever wants it',
  },
  contradictionOpened: {
    topic: 'orr:standing',
    severity: 'high',
    matter: 'contradiction',
    to: 'owners of the entity and reviewers',
  },
  contradictionIgnored: {
    topic: 'orr:standing',
    severity: 'high',
    matter: 'contradiction',
    to: 'owners of the entity, reviewers and owner of the programme',
  },
  contradictionAnswered: {
    topic: 'orr:standing',
    severity: 'normal',
    matter: 'contradiction-answered',
    to: 'reviewers; owners of checklist and programme where the source is wrong',
  },
  contradictionRefused: {
    topic: 'orr:standing',
    severity: 'high',
    matter: 'contradiction',
    to: 'whoever responded and owners of the entity',
  },
  vouchingWithdrawn: {
    topic: 'orr:standing',
    severity: 'high',
    matter: 'vouching',
    to: 'owners of what rests on it and reviewers',
  },
  vouchingRestored: {
    topic: 'orr:standing',
    severity: 'low',
    matter: 'vouching',
    to: 'owners of what rests on it and reviewers',
  },
  vouchingRunsOut: {
    topic: 'orr:standing',
    severity: 'normal',
    matter: 'vouching-date',
    to: 'owners of what vouches, else the owner of the programme',
  },
  glassBroken: {
    topic: 'orr:standing',
    severity: 'high',
    matter: 'break-glass',
    to: 'owners of the entity, reviewers and the person who was named',
  },
  gapDisclosed: {
    topic: 'orr:finding',
    severity: 'high',
    matter: 'disclosure',
    to: 'whoever decided and owners of the entity',
  },
  disclosureClosed: {
    topic: 'orr:finding',
    severity: 'low',
    matter: 'disclosure',
    to: 'whoever disclosed it and owners of the entity',
  },
  gapEscalated: {
    topic: 'orr:finding',
    severity: 'high',
    matter: 'escalation',
    to: 'whoever is asked',
  },
  escalationAnswered: {
    topic: 'orr:finding',
    severity: 'normal',
    matter: 'escalation-answered',
    to: 'whoever raised it and driver',
  },
  escalationWithdrawn: {
    topic: 'orr:finding',
    severity: 'low',
    matter: 'escalation',
    to: 'whoever was asked',
  },
  acceptanceAsked: {
    topic: 'orr:finding',
    severity: 'normal',
    matter: 'finding',
    to: 'reviewers, owner of the checklist, groups that accept high risks',
  },
  acceptanceDecided: {
    topic: 'orr:finding',
    severity: 'normal',
    matter: 'finding-decided',
    to: 'whoever proposed it and driver',
  },
  acceptanceEndsSoon: {
    topic: 'orr:finding',
    severity: 'normal',
    matter: 'finding-holds',
    to: 'owners of the entity, whoever proposed and whoever approved it',
  },
  acceptanceEnded: {
    topic: 'orr:finding',
    severity: 'high',
    matter: 'finding-holds',
    to: 'owners of the entity, whoever proposed and whoever approved it',
  },
  actionGiven: {
    topic: 'orr:finding',
    severity: 'normal',
    matter: 'action',
    to: 'owner of the action',
  },
  actionDueSoon: {
    topic: 'orr:finding',
    severity: 'normal',
    matter: 'action',
    to: 'owner of the action',
  },
  actionOverdue: {
    topic: 'orr:finding',
    severity: 'high',
    matter: 'action',
    to: 'owner of the action',
  },
  ticketClosed: {
    topic: 'orr:finding',
    severity: 'normal',
    matter: 'action-ticket',
    to: 'owner of the action',
  },
  checklistPublished: {
    topic: 'orr:standing',
    severity: 'normal',
    matter: 'checklist-published',
    to: 'owners of entities of which the checklist is required',
  },
  campaignStarted: {
    topic: 'orr:campaign',
    severity: 'normal',
    matter: 'campaign',
    to: 'owners of entities with something open',
  },
  campaignNear: {
    topic: 'orr:campaign',
    severity: 'normal',
    matter: 'campaign',
    to: 'owners of entities with something open',
  },
  campaignPast: {
    topic: 'orr:campaign',
    severity: 'high',
    matter: 'campaign',
    to: 'owners of entities with something open',
  },
  checklistProposed: {
    topic: 'orr:programme',
    severity: 'low',
    matter: 'proposal-to-reply',
    to: 'owner of the checklist',
  },
  proposalReplied: {
    topic: 'orr:programme',
    severity: 'low',
    matter: 'proposal',
    to: 'whoever proposed',
  },
  exemptionAsked: {
    topic: 'orr:programme',
    severity: 'normal',
    matter: 'exemption-to-decide',
    to: 'owner of the programme',
  },
  exemptionDecided: {
    topic: 'orr:programme',
    severity: 'normal',
    matter: 'exemption',
    to: 'whoever asked',
  },
  exemptionEnded: {
    topic: 'orr:programme',
    severity: 'normal',
    matter: 'exemption',
    to: 'whoever asked',
  },
} as const satisfies Record<
  string,
  {
    topic: `orr:${string}`;
    severity: 'low' | 'normal' | 'high';
    matter: string;
    to: string;
  }
>;

/** @internal */
export type Occasion = keyof typeof OCCASIONS;
