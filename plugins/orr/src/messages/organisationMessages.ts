/** What the views of the organisation's page share. @internal */
export const organisationMessages = {
  views: 'Views',
  ways: 'More pages',
  view: {
    services: 'Services',
    tree: 'Tree',
    risks: 'Accepted risks',
    actions: 'Actions',
  },
} as const;
