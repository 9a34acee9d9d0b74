/** The lists of actions and of accepted risks of the organisation. @internal */
export const registerMessages = {
  back: 'The organisation',
  actions: {
    intro:
      'What was planned to close gaps, by due day. The backlog, which has no days, comes last.',
    total_one: '{{count, number}} action',
    total_other: '{{count, number}} actions',
    empty: 'No actions yet. They are planned in reviews, next to each gap.',
    noneOfMine: 'Nothing of yours or your groups’ has an action that is open.',
    table: 'Actions',
  },
  risks: {
    intro:
      'Risks that were accepted for a time, and mitigations that were confirmed, by the day on which they run out.',
    total_one: '{{count, number}} entry',
    total_other: '{{count, number}} entries',
    empty: 'No risk is accepted. It is asked for in reviews, next to each gap.',
    noneOfMine:
      'Nothing of yours or your groups’ rests on an accepted risk or a mitigation of this kind.',
    table: 'Accepted risks and mitigations',
  },
  loading: 'Loading the list',
  failed: 'The list could not be loaded',
  denied: {
    title: 'You may not read reviews',
    advice: 'Ask a portal administrator for the right to read them.',
  },
  showAll: 'Show those of all entities',
  noMatch: 'Nothing that you may see matches these filters.',
  filter: {
    type: 'What',
    types: {
      acceptance: 'Accepted risks',
      mitigation: 'Mitigations',
    },
    state: 'State',
    level: 'Level',
    checklist: 'Checklist',
    owner: 'Owner of the entity',
    ownerHint: 'A group stands for the groups below it too.',
    ownerOf: 'Owner: {{owner}}',
    due: { actions: 'Due until', risks: 'Runs out until' },
    mine: 'Only mine and my groups’',
    clear: 'Clear filters',
  },
  export: 'Export as CSV',
  exportFailed: 'The file could not be had. The list is as it was; try again.',
  column: {
    day: { actions: 'Due', risks: 'Until' },
    what: { actions: 'Action', risks: 'Why' },
    entity: 'Entity',
    question: 'Question',
    who: { actions: 'Who does it', risks: 'Approved by' },
    state: 'State',
    level: 'Level',
  },
  late: { actions: 'overdue', risks: 'ran out' },
  undated: 'Backlog',
  nobody: 'Nobody yet',
} as const;
