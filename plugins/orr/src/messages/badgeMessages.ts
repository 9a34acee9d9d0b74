/** Pictures of a standing for whoever has their address. @internal */
export const badgeMessages = {
  open: 'Badges…',
  title: 'Badges',
  explain:
    'A badge is a picture of the standing for a README or a wiki. Whoever has its address sees the standing and until when it holds, signed in or not, and nothing else. What they see is a minute old at most.',
  mint: 'Mint a badge',
  mintFailed: 'No badge was minted',
  empty: 'There is no badge yet.',
  list: 'Badges in force',
  revokedList: 'Revoked badges',
  loading: 'Loading badges',
  failed: 'The badges could not be loaded',
  minted: 'Minted by',
  revoked: 'Revoked by',
  alt: 'Operational readiness',
  preview: 'The badge as others see it',
  markdown: 'Markdown of the badge',
  copy: 'Copy the Markdown',
  revoke: 'Revoke…',
  revokeTitle: 'Revoke this badge?',
  revokeText:
    'Wherever it is embedded it shows nothing from then on. This cannot be taken back; a new badge has another address.',
  revokeConfirm: 'Revoke the badge',
  revokeFailed: 'The badge was not revoked',
  close: 'Close',
} as const;
