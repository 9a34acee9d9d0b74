/** @internal */
export const feedbackMessages = {
  retry: 'Try again',
  cancel: 'Cancel',
  kept: 'What you wrote is kept.',
  loss: {
    title: 'Discard what you wrote?',
    keep: 'Keep writing',
    discard: 'Discard',
  },
  leaving: {
    title: 'Leave without saving?',
    text: 'What you entered on this page is not saved yet.',
    stay: 'Stay here',
    leave: 'Leave',
  },
  denied: {
    title: 'You may not see this',
    advice:
      'Ask the owners of the entity or a portal administrator for access.',
  },
  notFound: { title: 'Nothing is here' },
  unknown: {
    text: 'No page has this address. It may have been cut off, or mistyped.',
    back: 'To the page above this',
  },
  unreachable: {
    title: 'The readiness service does not answer',
    advice:
      'Nothing was lost. Try again in a moment; if it stays away, tell your portal administrators.',
  },
  failed: {
    title: 'This did not work',
    advice:
      'Try again; if it stays so, tell your portal administrators what is written above.',
  },
} as const;
