/** Small edits of an answer after it was decided on. @internal */
export const amendmentMessages = {
  changedBy: 'Changed after the decision by',
  show: 'Show old and new words',
  showOf: 'Show old and new words: {{question}}',
  before: 'As it was',
  after: 'As it is now',
  list: 'What was changed after the decision: {{question}}',
  part: {
    note: 'Note changed',
    evidence: 'Links changed',
  },
  nothing: 'Neither a note nor a link.',
  button: 'Edit words or links',
  buttonOf: 'Edit words or links: {{question}}',
  failed: 'What was changed since the decision could not be read.',
  reload: 'Look again',
  dialog: {
    title: 'Words and links',
    explain:
      '{{question}} What the answer states stays as it was decided on, and so do the standing and the age of its evidence. Old and new words stay in view.',
    addLink: 'Add a link',
    linkMissing: 'This question asks for at least one link.',
    unchanged: 'Nothing is changed yet.',
    save: 'Save words and links',
    failed: 'It was not saved',
    meanwhile:
      'Somebody else has changed it since you opened this. What you wrote is kept; saving again puts it in the place of theirs.',
  },
} as const;
