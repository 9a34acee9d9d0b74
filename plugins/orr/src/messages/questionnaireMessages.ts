/** The review while it is answered, and frozen. @internal */
export const questionnaireMessages = {
  loading: 'Loading the review',
  back: 'Back to the overview',
  heading: '{{kind}}: {{checklist}}, version {{version}}',
  navigation: 'Sections and questions',
  context: 'About the open question',
  drawer: {
    navigation: 'Questions',
    context: 'About this question',
    close: 'Close',
  },
  filter: {
    label: 'Show',
    all: 'All {{number}}',
    unanswered: 'Unanswered {{number}}',
    high: 'High risk {{number}}',
    research: 'To be researched {{number}}',
    none: 'No question stands so now.',
  },
  changesRequested:
    'Whoever decides has asked for changes. Change what is asked for, then submit again.',
  sectionProgress: '{{answered}} of {{total}} answered',
  noQuestions:
    'No question of this checklist applies to this entity in this kind of review.',
  foot: 'Progress and submission',
  progress: '{{answered}} of {{total}} answered',
  counts: 'Answers by level',
  ifDecidedNow: 'If decided now:',
  couldGo: 'go',
  couldConditionalGo_one: 'conditional go with 1 condition',
  couldConditionalGo_other: 'conditional go with {{count}} conditions',
  couldNotGo_one: 'no go, 1 question stops it',
  couldNotGo_other: 'no go, {{count}} questions stop it',
  wouldStop: 'Would stop it',
  wouldBeConditions: 'Would be conditions',
  next: 'Next unanswered question',
  allAnswered: 'Every question is answered',
  save: {
    saved: 'Saved {{time}}',
    saving: 'Saving',
    retrying_one: 'Not saved yet, retrying. 1 answer kept on this device',
    retrying_other:
      'Not saved yet, retrying. {{count}} answers kept on this device',
    attention_one: '1 answer is not saved and kept on this device',
    attention_other: '{{count}} answers are not saved and kept on this device',
    conflicts: 'Changed by someone else: {{titles}}',
    refused: 'Not accepted: {{titles}}',
    incomplete: 'Not complete: {{titles}}',
  },
  submit: {
    open: 'Submit for decision',
    title: 'Submit for decision',
    explain:
      'The answers are frozen as they are now. Whoever decides sees what is missing.',
    nothingMissing: 'Every question is answered.',
    missing_one: '1 question is not answered:',
    missing_other: '{{count}} questions are not answered:',
    unsaved_one:
      '1 answer is not saved and will not be part of the submission:',
    unsaved_other:
      '{{count}} answers are not saved and will not be part of the submission:',
    waiting_one: 'Waiting until 1 answer is saved.',
    waiting_other: 'Waiting until {{count}} answers are saved.',
    blocking: 'blocking',
    message: 'Message to whoever decides',
    confirm: 'Submit review',
    confirmWithGaps_one: 'Submit review with 1 gap',
    confirmWithGaps_other: 'Submit review with {{count}} gaps',
    submitting: 'Submitting',
    cancel: 'Go on answering',
    failed: 'The review was not submitted',
    kept: 'Your answers and your message are kept.',
  },
  decidingMode: {
    'self-certified':
      'The owning group decides by itself; a sample is looked at afterwards.',
    peer: 'Anyone with the right to decide who does not drive this review.',
    independent:
      'The reviewers of this checklist, from outside the owning group.',
  },
  whoDecides: 'Who decides',
  reload: 'Load the review again',
} as const;
