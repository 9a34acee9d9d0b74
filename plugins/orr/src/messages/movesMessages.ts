/** What stands elsewhere on one day than on another. @internal */
export const movesMessages = {
  title: 'What changed',
  open: 'What changed',
  intro:
    'Which entities stand elsewhere than on an earlier day, and why they stand where they are now.',
  failed: 'What changed could not be loaded',
  since: 'Compare',
  until: 'With',
  range: 'Compare with',
  preset: {
    week: 'A week ago',
    month: 'A month ago',
    quarter: 'Three months ago',
  },
  mine: 'Only mine and my groups’',
  historyFrom:
    'Nothing is known before {{date}}. What was there by then is shown as new.',
  summary: 'How many went from where to where',
  newHere: 'New',
  total_one: '{{count, number}} entity stands elsewhere',
  total_other: '{{count, number}} entities stand elsewhere',
  empty: 'Nothing stands elsewhere than then.',
  emptyMine: 'Nothing of yours or your groups’ stands elsewhere than then.',
  showAll: 'Show what is of everybody',
  direction: {
    worse: 'Needs more attention',
    better: 'Moved ahead',
    joined: 'Reviews are asked for now',
    left: 'Reviews are no longer asked for',
    within: 'The same over all, another under one checklist',
  },
  under: '{{checklist}}:',
  more: 'Show more',
  moreFailed: 'More could not be loaded. Try again.',
} as const;
