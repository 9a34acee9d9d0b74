/** Who signs single sections of a review off, and what they said. @internal */
export const signOffMessages = {
  title: 'Sign-offs',
  by: 'Sign-off by',
  required: 'A go waits for it.',
  state: {
    waiting: 'waiting',
    signed: 'signed',
    objected: 'objected',
    outdated: 'given on an earlier submission',
  },
  said: {
    signed: 'Signed by',
    objected: 'Objected by',
  },
  objection: '{{section}} is not signed off, says',
  earlier: 'given on an earlier submission',
  open: 'Sign off this section…',
  openOf: 'Sign off this section: {{section}}…',
  dialog: {
    title: 'Sign off: {{section}}',
    explain:
      'You say it about the answers as they were submitted. It holds for a later submission for as long as this section says the same.',
    verdict: 'What you say',
    signed: 'I sign this section off',
    objected: 'I object',
    note: 'Note',
    noteHint: 'Needed to object: what stands in the way.',
    noteNeeded: 'Write what stands in the way.',
    save: {
      signed: 'Sign off',
      objected: 'Object',
    },
    failed: 'This was not saved',
  },
  done: {
    signed: 'You have signed off: {{section}}',
    objected: 'You have objected: {{section}}',
  },
  waitsFor: 'A go waits for the sign-off of {{sections}}.',
} as const;
