/** What publishing a draft would do, and doing it. @internal */
export const publishMessages = {
  title: 'Publish “{{title}}”',
  back: 'Back to the draft',
  intro:
    'See first what changes for whom. The button that publishes is at the end.',
  isNew_one: 'This checklist is new: it asks 1 question.',
  isNew_other: 'This checklist is new: it asks {{count}} questions.',
  differences: 'What changes',
  behind:
    'Version {{current}} was published after this draft began from version {{version}}. What it changed and this draft does not have is listed below as taken back.',
  problems: {
    title: 'What has to be mended first',
    explain: 'Each leads to where it is mended.',
    one: '{{place}}: {{message}}',
  },
  rollout: {
    title: 'From when it binds',
    explain:
      'Entities that were decided on keep their standing until the day you choose here. Whoever is asked a question already goes on being asked it; a new one can be left to new entities only. For each new question, and each whose meaning or risk differs:',
    none: 'Nothing that is new or raised: decisions in force hold as they are.',
    why: {
      added: 'New',
      raised: 'Its risk or gate was raised',
      meaning: 'Its meaning differs',
    },
    when: 'Binds from',
    times: {
      nextReview: 'The next review',
      byDate: 'A date',
      now: 'Today',
      newEntities: 'New entities only',
    },
    hint: {
      nextReview: 'Decisions in force hold until they lapse.',
      byDate: 'Who is not reviewed by then is overdue after that day.',
      now: 'Whoever was decided on before is overdue after today.',
      newEntities:
        'Asked of whoever is decided for the first time on this version or a later one, and never of whoever was decided on before.',
    },
    spared:
      'So far it is asked of new entities only: not of those that were decided before version {{version}}',
    day: 'Reviewed by',
    needsDay: 'Choose a day',
    forAll: 'Choose the same for all questions',
    forAllNew: 'Choose the same for all new questions',
  },
  impact: {
    title: 'Whom it touches',
    failed: 'What it would do could not be worked out',
    asked_one: 'It is required of 1 entity afterwards.',
    asked_other: 'It is required of {{count, number}} entities afterwards.',
    newly_one: '1 of them was not asked before.',
    newly_other: '{{count, number}} of them were not asked before.',
    noLonger_one: '1 entity is not asked any more.',
    noLonger_other: '{{count, number}} entities are not asked any more.',
    newOnly_one: 'What is left to new entities only is asked of 1 entity.',
    newOnly_other:
      'What is left to new entities only is asked of {{count, number}} entities.',
    spared_one: '1 entity that was decided on before is not asked it.',
    spared_other:
      '{{count, number}} entities that were decided on before are not asked it.',
    deciding_one:
      '1 of the new is in its first review, on the version before: decided on that one, it is not asked either.',
    deciding_other:
      '{{count, number}} of the new are in their first review, on the version before: decided on that one, they are not asked either.',
    open_one: '1 running review stays on the version that it began with.',
    open_other:
      '{{count, number}} running reviews stay on the version that they began with.',
    atOnce: 'Headlines that fall at once',
    atOnceCount_one:
      'The headline of 1 entity is worse as soon as it is published: it was not reviewed under this checklist.',
    atOnceCount_other:
      'The headlines of {{count, number}} entities are worse as soon as it is published: they were not reviewed under this checklist.',
    headlineNow: 'Headline now',
    headlineThen: 'Headline afterwards',
    falling: 'Standings that fall unless reviewed in time',
    fallingOn_one: '1 entity is overdue after {{date}}',
    fallingOn_other: '{{count, number}} entities are overdue after {{date}}',
    nothingFalls: 'No standing falls.',
    first: 'Whose standing falls first',
    entity: 'Entity',
    now: 'Standing now',
    overdueAfter: 'Overdue after',
    owners: 'Owners of whom it is asked',
    fall: 'Standings that fall',
    nobody: 'nobody',
  },
  form: {
    title: 'Publish',
    state: 'For whom',
    states: {
      published: 'For all it applies to; their owners are told once',
      pilot: 'As a pilot, with the entities that the checklist names alone',
    },
    noPilot:
      'It is in force, and as a pilot it would end for everybody else. To try this out, pilot a copy under another id.',
    changelog: 'What changed, and why',
    changelogHint: 'Owners read this before they read the questions.',
    publish: 'Publish',
    pilot: 'Begin the pilot',
    failed: 'It could not be published',
    lacks: {
      problems: 'Mend first what is listed above.',
      pilotEntities:
        'A pilot names its entities: in the draft, under the checklist itself.',
      day: 'Choose a day for each question that binds from a date.',
      changelog: 'Say what changed, and why.',
      mayNot:
        'You may write, but not publish: that needs the permission orr.checklist.publish.',
    },
  },
} as const;
