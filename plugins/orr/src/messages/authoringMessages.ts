/** Beginning a checklist, and the ones that are being written. @internal */
export const authoringMessages = {
  new: 'New checklist',
  edit: 'Edit',
  goOn: 'Go on with the draft',
  copy: 'Make a copy',
  notEdited: '“{{title}}” cannot be edited here',
  deniedTitle: 'You may not write checklists',
  deniedAdvice:
    'Whoever administers the portal grants the permission orr.checklist.author.',
  notFound: 'There is no such draft: it was published or thrown away',
  failed: 'This draft could not be loaded',
  drafts: {
    title: 'Being written',
    draft: 'Draft',
    of: 'Began from',
    new: 'a new checklist',
    behind: 'Version {{version}}; version {{current}} is newer',
    changed: 'Last changed',
    by: 'by',
    actions: 'Actions',
    delete: 'Throw away',
    deleteOf: 'Throw away the draft: {{title}}',
    deleteTitle: 'Throw away the draft “{{title}}”?',
    deleteText:
      'What was written in it is gone for good, for everybody who writes on it. What was published stays as it is.',
    deleteFailed: 'The draft could not be thrown away',
  },
  archive: {
    act: 'Archive',
    title: 'Archive “{{title}}”?',
    text: 'It is asked of nobody any more, and shows in the list only where archived checklists are asked for. What was decided stays on record. Publishing another draft of it brings it back.',
    textAsked_one:
      'It is asked of 1 entity now, and of none afterwards: its standing under this checklist ends. It shows in the list only where archived checklists are asked for. What was decided stays on record. Publishing another draft of it brings it back.',
    textAsked_other:
      'It is asked of {{count}} entities now, and of none afterwards: their standings under this checklist end. It shows in the list only where archived checklists are asked for. What was decided stays on record. Publishing another draft of it brings it back.',
    failed: 'It was not archived',
    done: 'Archived: it is asked of nobody any more.',
  },
  start: {
    explain:
      'A draft that only authors see. Nothing is asked of anybody before you publish it.',
    from: 'Begin with',
    starts: {
      blank: 'A blank checklist',
      library: 'A checklist of the library',
      version: 'A copy of another checklist',
      file: 'A file',
    },
    title: 'Title',
    id: 'Id',
    idHint:
      'Stands in addresses and files, and never changes: lower case letters, digits, - and _',
    owner: 'Owner',
    ownerHint: 'The group or person who answers for it',
    checklist: 'Checklist',
    choose: 'Choose one',
    library: 'Checklist of the library',
    loading: 'Loading the library',
    libraryFailed: 'The library could not be loaded',
    copyOf: '{{title}} (copy)',
    file: 'File',
    chooseFile: 'Choose a file',
    noFile: 'No file chosen',
    tooLarge: 'Files of up to 500 KB can be read; this one is larger.',
    formats:
      'A checklist in YAML or JSON, a table in CSV, or a custom lens of the AWS Well-Architected Tool.',
    fileNames:
      'A lens or a table does not say these of itself. For a file in YAML or JSON leave them empty.',
    create: 'Begin the draft',
    open: 'Open the draft',
    missing: 'Still needed: {{fields}}.',
    failed: 'The draft could not be begun',
    notes_one: 'The draft is there. One thing was adapted on the way:',
    notes_other:
      'The draft is there. {{count}} things were adapted on the way:',
  },
} as const;
