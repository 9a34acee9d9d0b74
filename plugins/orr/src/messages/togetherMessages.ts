/** Several people and pages at one review: who is there, what was changed, how it was before. @internal */
export const togetherMessages = {
  here: '{{person}} is here',
  inReview: '{{person}} has this review open',
  someone: 'Somebody else',
  changed: {
    title: 'The review was changed by somebody else',
    explain:
      'It was submitted, decided or sent back meanwhile. What is not saved yet is kept on this device.',
  },
  undo: {
    action: 'Undo',
    done: 'Undone: {{title}}',
    nothing: 'There is nothing to undo',
  },
  history: {
    action: 'History',
    actionOf: 'History for {{name}}',
    title: 'History of the answer',
    titleOf: 'History of what differs for {{name}}',
    about: 'Every value that was saved, newest first.',
    aboutOne:
      'Every value that was saved for it alone, newest first. Before the first of them it was as for all.',
    asForAll: 'As for all',
    empty: 'Nothing was saved yet.',
    now: 'the answer now',
    restore: 'Restore this',
    restoreOf: 'Restore this answer of {{time}}',
    earlier: 'Show earlier values',
    close: 'Close',
    loading: 'Loading the history',
  },
  signIn: 'Sign in again',
  reload: 'Load the page again',
} as const;
