/** What facts say to questions. @internal */
export const factMessages = {
  title: 'What is known',
  titleOf: 'What is known: {{question}}',
  answers:
    'A fact answers this question. What a person says here is kept beside it and shown with it.',
  answersSome:
    'A fact answers this question for some of them. Where it does not, what a person says counts, as declared.',
  person:
    'No fact answers this question now. What a person says counts, as declared.',
  says: '{{fact}}: {{value}}',
  met: 'Met',
  unmet: 'Not met',
  cannotTell: 'Cannot be told',
  notKnown: 'not known',
  value: { yes: 'yes', no: 'no', sampled: '{{share}} ({{k}} of {{n}})' },
  asked: {
    isTrue: 'Asked for: yes.',
    isFalse: 'Asked for: no.',
    isPresent: 'Asked for: any value.',
    equals: 'Asked for: {{value}}.',
    atLeast: 'Asked for: {{limit}} or more.',
    atMost: 'Asked for: {{limit}} or less.',
    between: 'Asked for: {{from}} to {{to}}.',
    withinDays_one: 'Asked for: in the last day.',
    withinDays_other: 'Asked for: in the last {{count}} days.',
  },
  source: 'From {{source}}, as of',
  sourceNone: 'From {{source}}',
  lookOf: 'Look at it: {{fact}}',
  rung: {
    said: 'said',
    linked: 'linked',
    lookedAt: 'looked at',
    probed: 'probed',
    exercised: 'exercised',
  },
  founded: 'Founded on: {{rung}}.',
  control: {
    team: 'The team itself controls what it says.',
    platform: 'The platform controls what it says.',
    system: 'The system that is asked controls what it says.',
  },
  reason: {
    notRead: 'Nothing has been told of it yet.',
    unknown: 'Its source does not know it.',
    failing:
      'Its source could not be asked for more than seven days, so the last value no longer counts.',
    error: 'It could not be read.',
    tooFew: 'Too few were seen to tell.',
    unsure: 'It misses what is asked for, and too few were seen to be sure.',
    stale_one: 'The last value is older than {{count}} day.',
    stale_other: 'The last value is older than {{count}} days.',
    outlived:
      'What was seen last is too long ago now. Whether it happened again since is not known yet.',
    neverLowers:
      'It misses what is asked for, which says nothing against an answer: a pipeline that stops bad builds does its work.',
    misfit: 'The value does not go with what the checklist asks for.',
    notProvided: 'Nothing in this portal tells of this fact.',
  },
  failingSince: 'Its source could not be asked since',
} as const;
