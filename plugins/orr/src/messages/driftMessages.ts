/** What signals say against what was decided on, and what launch reviews missed. @internal */
export const driftMessages = {
  title: 'Contradictions',
  intro:
    'A signal disagrees with an answer that was decided on. Say what holds; nothing else is reopened.',
  failed: 'What contradicts the decision could not be read.',
  toQuestion: 'Open the answer: {{question}}',
  decided: 'Decided on {{date}}: {{answer}}',
  answer: {
    met: 'taken as met',
    mitigated: 'its gap was taken as mitigated',
  },
  signal: {
    fact: '{{title}}: {{value}}',
    wanted: 'Wanted: {{condition}}',
    from: '{{source}}, as of {{date}}',
    asOf: 'As of {{date}}',
    open: 'Look at it',
    noValue: 'not met',
    yes: 'yes',
    no: 'no',
    ofMany: '{{percent}} ({{k}} of {{n}})',
    evidenceExpired:
      'The links that the answer needs are older than the checklist allows.',
    vouching: {
      withdrawn: '{{voucher}} vouched for this answer and has withdrawn that.',
      unsafe:
        '{{voucher}} vouched for this answer, and says that relying on that is not safe.',
      expired: '{{voucher}} vouched for this answer, and that has run out.',
      apart:
        '{{voucher}} vouched for this answer, and does not for this entity any more.',
    },
    dependencyNotReady: 'It depends on {{entity}}, which is not ready.',
    dependencyAdded:
      'It depends on {{entity}} since, which is as critical as itself.',
    hiddenNotReady:
      'It depends on something that is not ready and that you may not see.',
    hiddenAdded:
      'It depends since on something as critical as itself that you may not see.',
  },
  condition: {
    isTrue: 'yes',
    isFalse: 'no',
    equals: '{{value}}',
    atLeast: 'at least {{value}}',
    atMost: 'at most {{value}}',
    between: 'from {{from}} to {{to}}',
    withinDays: 'within {{days}} days',
    isPresent: 'any value',
  },
  unit: {
    minutes: '{{value}} minutes',
    hours: '{{value}} hours',
    days: '{{value}} days',
  },
  since: 'Since {{date}}',
  due: 'Respond by {{date}}',
  fixDue: 'To be fixed by {{date}}',
  late: 'The time to respond is over. Owners, reviewers and the programme were told.',
  lost: 'Without a response the standing is lost after that day.',
  condition_policy: 'Until there is a response, it counts as a condition.',
  kind: {
    fix: 'It will be fixed',
    explain: 'The answer holds all the same',
    sourceIsWrong: 'The signal is wrong',
  },
  response: 'Response: {{kind}}',
  responseBy: 'By',
  textKept: 'There is a text that is not shown to you.',
  waits: 'A reviewer has not looked at it yet.',
  agreed: 'Looked at and agreed by',
  refused: 'Refused by',
  button: {
    fix: 'Fix it…',
    explain: 'Explain…',
    sourceIsWrong: 'The signal is wrong…',
    agree: 'Agree',
    refuse: 'Refuse…',
    of: '{{action}} {{question}}',
  },
  dialog: {
    fixTitle: 'By when is it fixed?',
    explainTitle: 'Why does the answer hold all the same?',
    sourceIsWrongTitle: 'What is wrong with the signal?',
    refuseTitle: 'Why does it not stand?',
    fixExplain:
      '{{question}} Until that day nobody asks again. When the signal agrees, the contradiction ends by itself.',
    explainExplain:
      '{{question}} It is contradicted no longer. The reviewers are told and may refuse it.',
    sourceIsWrongExplain:
      '{{question}} The reviewers, and those who can see to the source, are told.',
    refuseExplain:
      '{{question}} Whoever responded is told and asked for another response.',
    text: 'In your words',
    dueOn: 'Fixed by',
    url: 'Link (optional)',
    urlHint: 'To the change, ticket or review',
    save: 'Respond',
    refuse: 'Refuse',
    failed: 'This was not saved',
  },
  question: {
    title: 'Contradicted',
    respond: 'Respond on the tab of the entity',
  },
  lesson: {
    title: 'What did the launch review miss?',
    intro:
      'It was launched {{date}}, under {{checklist}}. What you say goes to whoever writes the checklist; it changes no standing.',
    missed: 'What happened that the review did not see?',
    question: 'Which question should have asked? (optional)',
    save: 'Send',
    dismiss: 'Nothing was missed',
    failed: 'This was not saved',
    thanks: 'Thank you. Whoever writes the checklist can read it.',
    required: 'Say what was missed, or that nothing was.',
  },
} as const;
