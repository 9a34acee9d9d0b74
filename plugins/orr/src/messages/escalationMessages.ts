/** Gaps that are taken to somebody who can do what the team cannot. @internal */
export const escalationMessages = {
  list: 'Escalations of this gap: {{question}}',
  button: 'Escalate…',
  buttonOf: 'Escalate: {{question}}',
  state: {
    open: 'Escalated to {{to}} {{on}}: waiting',
    answered: 'Escalated to {{to}} {{on}}: answered',
    withdrawn: 'Escalated to {{to}} {{on}}: taken back',
  },
  said: 'What was escalated',
  raisedBy: 'Escalated by',
  answeredBy: 'Answered by',
  field: {
    situation: 'Situation',
    criticality: 'Criticality',
    who: 'Who is concerned',
    impact: 'Impact',
    urgency: 'Urgency',
    remedy: 'What would help',
    to: 'To whom',
    answer: 'Your answer',
  },
  hint: {
    situation: 'What is going on, in a sentence or two.',
    criticality: 'How much depends on it: high, medium or low, and why.',
    who: 'Customers, teams or services that feel it.',
    impact: 'What it does to them.',
    urgency: 'By when something has to happen, and why then.',
    remedy: 'What you ask for: a decision, people, time, money.',
    to: 'A person or a group. They are told at once.',
  },
  suggested: 'Suggested',
  suggest: 'To {{name}}',
  problem: {
    missing: 'This is needed.',
    ref: 'Choose a person or a group by name.',
  },
  raise: {
    title: 'Who can help with this gap?',
    explain:
      '{{question}} The gap and the standing stay as they are until something changes. All who read the review can read what you write here.',
    save: 'Escalate it',
    failed: 'It was not escalated',
  },
  answer: {
    button: 'Answer…',
    buttonOf: 'Answer the escalation: {{question}}',
    title: 'What do you say to it?',
    explain:
      '{{question}} Who escalated it and who drives the review are told. It decides nothing about the gap.',
    save: 'Answer it',
    failed: 'It was not answered',
  },
  withdraw: {
    button: 'Take back',
    buttonOf: 'Take back the escalation: {{question}}',
    title: 'Take it back?',
    explain:
      '{{question}} Whoever was asked is told that nothing is asked any more.',
    save: 'Take it back',
    failed: 'It was not taken back',
  },
  entity: 'Escalated gaps',
  failed: 'What was escalated could not be read.',
  reload: 'Look again',
} as const;
