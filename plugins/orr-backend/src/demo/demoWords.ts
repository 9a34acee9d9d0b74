import { DecisionOutcome, DispositionType } from 'backstage-plugin-orr-common';

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

/** What a team asks a colleague to find out. @internal */
export const HAND_OVER_NOTES: readonly string[] = [
  'You set this up last winter. What is there today?',
  'I only know half of it. Could you look before Thursday?',
];

/** What a reviewer wants changed, what weighs most first. @internal */
export const CHANGE_WISHES: readonly string[] = [
  'Please say by when this is closed, and who does it.',
  'Is this so in every region? A link to where one can see it would do.',
];

/** What a team adds to an answer that was to be changed. @internal */
export const CHANGE_NOTES: readonly string[] = [
  'Planned for the next two weeks; Monday’s rota has it.',
  'The ticket has a date now, and it is before the sale.',
];

/** Why an answer stays as it is. @internal */
export const CHANGE_REPLIES: readonly string[] = [
  'It is so in both regions; there is no third.',
  'Unchanged: we checked it together on the call.',
];

/** What shows that a condition is met. @internal */
export const MET_NOTES: readonly string[] = [
  'Done, and tried by somebody who was not there when it was built.',
  'In place since Tuesday; the link shows the first week.',
];

/** Why the date of a condition is moved. @internal */
export const EXTENSION_REASONS: readonly string[] = [
  'The cluster moves first; the work itself is half done.',
  'One more sprint, agreed with product.',
];

/** What is found in a decision that a team has taken itself. @internal */
export const SAMPLE_NOTES: readonly string[] = [
  'Read through the answers and two of the links; I would have decided the same.',
  'Agreed. The restore is better tested than most.',
];

/** What is proposed about a gap, by what it is. @internal */
export const PROPOSALS: Readonly<Record<DispositionType, readonly string[]>> = {
  action: [
    'Close this in the coming sprint, with somebody from the platform team at hand.',
    'Build it into the deployment, and try it once with the whole team.',
  ],
  mitigation: [
    'The playbook says whom to call and how to go on by hand until the day shift is there.',
    'Orders are written down and played back by hand; tried at the last exercise.',
  ],
  acceptance: [
    'The supplier replaces this system in autumn; until then the loss is small and known.',
    'Two customers use it, both know, and both have our number.',
  ],
};

/** Why the day of an action is moved. @internal */
export const POSTPONE_REASONS: readonly string[] = [
  'The colleague who knows the storage is away until the first of the month.',
  'The upgrade it waits for came a week late.',
];

/** What is said when a mitigation or an acceptance is approved. @internal */
export const APPROVAL_NOTES: readonly string[] = [
  'Agreed, with the date as it is: we look at it again then.',
  'Fine for as long as the traffic stays where it is.',
];

/** What shows that an action is done. @internal */
export const DONE_NOTES: readonly string[] = [
  'Done and tried on Tuesday; the link shows the run.',
  'In place in both regions.',
];
