/** Who answers for an entity, how they are reached, and how that is put right. @internal */
export const ownershipMessages = {
  contact: 'How to reach the owner',
  contactOf: 'How to reach the owner of {{name}}',
  loading: 'Looking up the owner',
  noContact: 'The catalog knows no way to reach the owner.',
  contactFailed: 'The owner could not be looked up.',
  mend: 'In the entry of {{entry}}:',
  copy: 'Copy these lines',
  copied: 'Copied',
  edit: 'Edit the entry',
  keptIn: 'The entry is kept in {{location}}.',
  keptElsewhere: 'Edit the entry where your organisation keeps its catalog.',
  dispute: 'Not the right owner, or is it you?',
} as const;
