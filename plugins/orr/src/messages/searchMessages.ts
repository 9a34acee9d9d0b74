/** Results of the search of the portal. @internal */
export const searchMessages = {
  validUntil: 'Valid until',
  owner: 'Owner: {{owner}}',
  asOf: 'As it stood',
  checklist: 'Checklist of operational readiness',
} as const;
