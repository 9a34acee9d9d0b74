/** The tree of the organisation with where its entities stand. @internal */
export const treeMessages = {
  intro:
    'How many entities stand where, of each group with all groups below it, of each system, and of each domain with its systems.',
  table: 'The organisation and where its entities stand',
  of: 'Show',
  ofWhat: { groups: 'Groups', domains: 'Domains', systems: 'Systems' },
  tier: 'Tier',
  allTiers: 'All tiers',
  noTier: 'No tier',
  name: 'Name',
  total: 'Entities',
  open: 'Show what is below {{name}}',
  close: 'Hide what is below {{name}}',
  list_one: 'Show the {{number}} entity of {{name}} in the list',
  list_other: 'Show the {{number}} entities of {{name}} in the list',
  standing_one:
    '{{standing}}: show the {{number}} entity of {{name}} in the list',
  standing_other:
    '{{standing}}: show the {{number}} entities of {{name}} in the list',
  more: 'Show more',
  moreOf: 'Show more below {{name}}',
  loading: 'Loading the tree',
  loadingBelow: 'Loading what is below {{name}}',
  failed: 'The tree could not be loaded',
  failedBelow: 'What is below {{name}} could not be loaded.',
  retry: 'Try again',
  denied: {
    title: 'You may not see where the organisation stands',
    advice: 'Ask a portal administrator for the right to read it.',
  },
  empty: {
    groups: 'The catalog has no group that you may see.',
    domains: 'The catalog has no domain that you may see.',
    systems: 'The catalog has no system that you may see.',
  },
  keys: 'Up and down go from row to row, right and left open and close, Enter opens the list.',
} as const;
