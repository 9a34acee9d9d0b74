/** Reviews of single changes. @internal */
export const changeReviewMessages = {
  title: 'Changes',
  about:
    'A release, a pull request or a deployment that could hurt is reviewed on its own. What is decided governs that change, ends with it and leaves the standing as it is.',
  none: 'No change of this entity has been reviewed yet.',
  noneLately: 'There is no change among the latest reviews.',
  failed: 'The change reviews could not be loaded',
  older: 'Show older changes',
  olderLoading: 'Loading older changes',
  kind: {
    release: 'Release',
    pullRequest: 'Pull request',
    deployment: 'Deployment',
  },
  planned: 'planned for',
  ledBy: 'led by',
  expired: 'expired with the change',
  expiredOn: 'It expired with the change on',
  head: 'The change',
  tooLate:
    'The change was planned for {{date}}, and decisions on it have ended. It can be decided no-go, or withdrawn and reviewed anew.',
  start: {
    open: 'Review a change',
    title: 'Review a change',
    explain:
      'A short review with questions for this change alone. It can run beside any other review.',
    kind: 'What it is',
    name: 'Title',
    nameHint: 'As it is called where it is made',
    url: 'Link',
    urlHint: 'Where it is made: an address with http or https',
    urlWrong: 'Give an address that begins with http:// or https://',
    plannedOn: 'Planned for',
    plannedOnHint:
      'The decision holds until a week after this day, so that the change may slip.',
    plannedOnPast: 'Choose today or a later day',
    checklist: 'Checklist',
    noChecklist:
      'No checklist for changes applies to this entity. Whoever looks after the checklists can add one that serves change reviews.',
    checklistsLoading: 'Looking for checklists',
    checklistsFailed: 'The checklists could not be loaded',
    confirm: 'Start change review',
    failed: 'The change review was not started',
  },
} as const;
