import { DecisionOutcome } from 'backstage-plugin-orr-common';

/** What a decider gives as the reason, by outcome. @internal */
export const DECISION_REASONS: Readonly<
  Record<DecisionOutcome, readonly string[]>
> = {
  go: [
    'The answers match what we saw in the exercise. Nothing that would stop it.',
    'Well prepared. The smaller gaps are known and can wait.',
    'Read it with the team; the rollback alone is worth copying.',
  ],
  conditionalGo: [
    'Good to go once the open points are closed; the dates are the team’s own.',
    'The service can be run. Two points would hurt on a bad night, so they have dates.',
  ],
  noGo: [
    'With this open, a bad night would be a long one. We help with the first point this week.',
    'Too early: what stops it is a few days of work. Send it again when it is done.',
  ],
};

/** What a team says when it submits. @internal */
export const SUBMISSION_MESSAGES: readonly (string | undefined)[] = [
  undefined,
  'Ready for a look. We are unsure about the load test.',
  'All answered together in the team meeting.',
  undefined,
  'The open points are known, see the notes.',
];
