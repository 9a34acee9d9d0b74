/** What falls due, day by day. @internal */
export const calendarMessages = {
  title: 'Calendar',
  open: 'Calendar',
  intro:
    'What falls due, day by day: reviews, conditions, actions, mitigations and accepted risks that run out, exemptions, and target days of running reviews.',
  failed: 'The calendar could not be loaded',
  from: 'From',
  until: 'Until',
  kind: 'What',
  mine: 'Only mine and my groups’',
  range: 'Which days',
  preset: { month: 'Next 30 days', quarter: 'Next 90 days', past: 'Past due' },
  total_one: '{{count, number}} thing falls due',
  total_other: '{{count, number}} things fall due',
  empty: 'Nothing falls due in these days.',
  emptyMine: 'Nothing of yours or your groups’ falls due in these days.',
  showAll: 'Show what is of everybody',
  today: 'today',
  by: 'by {{person}}',
  more: 'Show more days',
  moreFailed: 'More could not be loaded. Try again.',
} as const;
