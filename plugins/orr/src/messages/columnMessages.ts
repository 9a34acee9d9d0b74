/** Standings in the catalog: the column of its table, the way to the list. @internal */
export const columnMessages = {
  open: 'Readiness of all',
  unknown: 'No standing that you may see is known',
  denied: 'You may not see standings',
  failed: 'The standing could not be loaded',
} as const;
