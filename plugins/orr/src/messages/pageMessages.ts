/** The organisation's page. @internal */
export const pageMessages = {
  title: 'Operational Readiness',
  loading: 'Loading the list',
  search: 'Search by name',
  searchPlaceholder: 'Name or title',
  kind: 'Kind',
  anyKind: 'All kinds',
  owner: 'Owner',
  anyOwner: 'All owners',
  mine: 'Owned by me or my groups',
  standings: 'Filter by standing',
  clear: 'Clear filters',
  table: 'Entities and their standing',
  total_one: '{{count}} entity',
  total_other: '{{count}} entities',
  range: '{{from}} to {{to}} of {{total}}',
  sweptAt: 'Catalog last read in full {{date}}',
  next: 'Next page',
  previous: 'Previous page',
  first: 'First page',
  pageSize: 'Rows per page',
  column: {
    standing: 'Standing',
    name: 'Name',
    kind: 'Kind',
    owner: 'Owner',
    tier: 'Tier',
    lifecycle: 'Lifecycle',
    marks: 'Notes',
    validUntil: 'Valid until',
  },
  inReview: 'In review',
  dueSoon: 'Due soon',
  ownerState: {
    owned: 'Owned',
    unowned: 'No owner',
    ownerNotFound: 'Owner not found',
    ownerIsPerson: 'Owned by a person',
  },
  failed: 'The list could not be loaded',
  denied: {
    title: 'You may not see the readiness of the organisation',
    advice:
      'Ask a portal administrator for the right to read it. Your own entities may still show theirs in their tab.',
  },
  noMatch: {
    title: 'Nothing matches',
    advice: 'No entity that you may see matches these filters.',
  },
  empty: {
    title: 'Here you will see what is ready, and what is not yet',
    intro: 'No entity is known yet. Three first steps:',
    register:
      'Register your services and their owners in the catalog; they appear here within minutes.',
    checklist:
      'Look at the checklist that comes with the plugin, or add your own in the configuration of the portal.',
    start:
      'Open one service, choose its tab "Operational Readiness" and start the launch review.',
  },
} as const;
