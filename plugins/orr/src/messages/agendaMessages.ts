/** What to talk about when a submitted review is gone through together. @internal */
export const agendaMessages = {
  link: 'Agenda',
  title: 'Agenda for a 45-minute conversation',
  back: 'Back to the review',
  intro:
    'What is worth talking about in {{checklist}}, {{minutes}} of 45 minutes. What you write here is kept with the answer.',
  notSubmitted:
    'An agenda is there while a review waits for a decision; this one does not.',
  failed: 'The agenda could not be made',
  empty:
    'Nothing stands out: no new risk, nothing that was carried over, and no answer to sample.',
  print: 'Print or save as PDF',
  how: 'How was this chosen',
  formula:
    'New risks are gaps of high or medium risk that the last decided review did not show, or showed as a lesser risk. A high one is given 8 minutes, a medium one 5, what is said not to apply 4, what was carried over 2, the sample 6. Where this comes to more than 45 minutes, each keeps one and the rest is shared in proportion. The answers are judged as of when they were submitted.',
  minutes_one: '1 minute',
  minutes_other: '{{count}} minutes',
  noMinutes: 'if time is left',
  open: 'Open the question',
  openOf: 'Open the question: {{question}}',
  earlier: 'In the last decided review: {{level}}',
  also: 'Also: {{reasons}}',
  note: 'What was said about it',
  noteOf: 'What was said about it: {{question}}',
  keep: 'Keep as a comment',
  kept: 'Kept as a comment',
  writtenLine: 'Notes:',
  kind: {
    newRisk: 'New risks',
    notApplicable: 'Said not to apply',
    unaffirmed: 'Carried over and not affirmed',
    sample: 'One answer that says all is well',
  },
  explain: {
    newRisk:
      'Gaps of high or medium risk that the last decided review did not show like this.',
    allNew:
      'There is no earlier decision to compare with, so every gap of high or medium risk is new.',
    notApplicable: 'On questions that would stop a decision.',
    unaffirmed:
      'They come from an earlier review, and nobody has said since that they still hold.',
    sample:
      'The hash of the submission chooses it among the questions of high risk that are answered well and founded least, so everybody sees the same one.',
  },
} as const;
