/** What the views of the organisation's page share. @internal */
export const organisationMessages = {
  views: 'Views',
  ways: 'More pages',
  view: {
    services: 'Services',
    heatMap: 'Heat map',
    tree: 'Tree',
    risks: 'Accepted risks',
    actions: 'Actions',
    themes: 'Themes',
  },
} as const;
