/** What is said of an answer after it was decided on. @internal */
export const disclosureMessages = {
  title: 'Since the decision',
  list: 'What was disclosed since the decision: {{question}}',
  button: 'This no longer holds…',
  buttonOf: 'This no longer holds: {{question}}',
  disclosedBy: 'Disclosed by',
  closedBy: 'Found to be fixed by',
  note: 'Note: {{note}}',
  noteKept: 'There is a note that is not shown to you.',
  counts: {
    from: 'Counts from',
    since: 'Counts since',
    condition: 'Counts as a condition until it is closed or decided anew',
    ended: 'Ended with the next decision',
    nothing: 'Calls for nothing by itself',
  },
  close: 'It is fixed…',
  closeOf: 'It is fixed: {{question}}',
  failed: 'What was disclosed since the decision could not be read.',
  reload: 'Look again',
  disclose: {
    title: 'What holds now?',
    explain:
      '{{question}} The review stays as it was decided on. What you say here stands beside it, and who decided is told.',
    subject: 'For',
    everyPart: 'All parts that share the answer',
    missing: 'Say what holds now.',
    note: 'What has happened',
    save: 'Disclose it',
    failed: 'It was not disclosed',
  },
  closing: {
    title: 'Is it fixed?',
    explain:
      '{{question}} The gap counts no longer, and who disclosed it is told.',
    note: 'What was done',
    url: 'Link that shows it',
    save: 'It is fixed',
    failed: 'It was not closed',
  },
  entity: {
    title: 'Disclosed since the decision',
    failed: 'What was disclosed since the decision could not be read.',
  },
} as const;
