/** The overview of the entity tab. @internal */
export const tabMessages = {
  title: 'Operational readiness',
  loading: 'Loading the readiness of this entity',
  storedSince: 'The catalog does not answer; shown as of {{date}}.',
  validUntil: 'Valid until',
  owner: 'Owner',
  reasonsTitle: 'Why',
  unknownEntity: {
    title: 'Not known to the readiness service yet',
    advice:
      'A new entity appears here as soon as the catalog has been read again, usually within minutes. If it stays away, you may not be allowed to see it.',
  },
  denied: {
    title: 'You may not see the readiness of this entity',
    advice:
      'Its owners can: {{owners}}. Ask them, or a portal administrator for the right to read.',
    adviceUnowned: 'Ask a portal administrator for the right to read it.',
  },
  ownerState: {
    owned: '',
    unowned:
      'Nobody owns this entity in the catalog. Name a group as its owner there: without one nobody answers for it, and it cannot be ready.',
    ownerNotFound:
      'The catalog names an owner that does not exist. Correct the owner there: without one nobody answers for it, and it cannot be ready.',
    ownerIsPerson:
      'A single person owns this entity. A group as its owner keeps it looked after when that person is away.',
    groupWithoutMembers:
      'Nobody belongs to the group that owns this entity, or to a group below it: whatever is asked of it reaches nobody.',
    severalOwners:
      'More than one owner is named. Where one team owns an entity, everybody knows who acts first.',
    groupWithoutContact:
      'The group that owns this entity has no mail address, chat or on-call link in the catalog: nobody knows how to reach it.',
  },
  reason: {
    checklistDoesNotApply:
      'The checklist does not apply to entities of this kind, type or lifecycle',
    outOfScope: 'Outside the scope of the readiness programme',
    exempt: 'Exempt',
    exemptUntil: 'Exempt until {{date}}',
    noDecision: 'No review has been decided yet',
    ownerUnresolved: 'No owner who could answer for it',
    decidedNoGo: 'The last review was decided no-go',
    conditionPastDue_one: '{{count}} condition past its date',
    conditionPastDue_other: '{{count}} conditions past their date',
    acceptanceExpired_one: '{{count}} risk acceptance has expired',
    acceptanceExpired_other: '{{count}} risk acceptances have expired',
    mitigationReviewPast_one: '{{count}} mitigation waits for its review',
    mitigationReviewPast_other: '{{count}} mitigations wait for their review',
    gapPastGrace_one: '{{count}} disclosed gap past its grace period',
    gapPastGrace_other: '{{count}} disclosed gaps past their grace period',
    contradictionUnanswered_one: '{{count}} contradiction without a response',
    contradictionUnanswered_other:
      '{{count}} contradictions without a response',
    cadencePassed: 'A new review is due',
    cadencePassedSince: 'A new review was due {{date}}',
    newerVersionDue: 'A newer version of the checklist applies',
    newerVersionDueSince:
      'A newer version of the checklist applies since {{date}}',
    conditionOpen_one: '{{count}} open condition',
    conditionOpen_other: '{{count}} open conditions',
    acceptedHigh_one: '{{count}} high risk accepted',
    acceptedHigh_other: '{{count}} high risks accepted',
    mitigationResidualHigh_one: '{{count}} mitigation leaves a high risk',
    mitigationResidualHigh_other: '{{count}} mitigations leave a high risk',
    gapWithinGrace_one: '{{count}} disclosed gap within its grace period',
    gapWithinGrace_other: '{{count}} disclosed gaps within their grace period',
    contradictionOpen_one: '{{count}} open contradiction',
    contradictionOpen_other: '{{count}} open contradictions',
    decidedGo: 'Decided go',
  },
  flag: {
    dueSoon: 'Next review due {{date}}',
    inReview: '{{kind}} running',
    inReviewUnread: 'A review is running',
    newerVersion: 'A newer version of the checklist is out',
    launchedUnreviewed: 'In production without a decided review',
    relaxed: 'Easier rules apply from the next review on',
  },
  action: {
    startLaunch: 'Start launch review',
    startPeriodic: 'Start periodic review',
    startCarried: 'Start the next review with the last answers',
    startOf: '{{action}} of {{checklist}}',
    starting: 'Starting',
    startOptionsCarried: 'Choose answers, kind or target date',
    startOptions: 'Choose kind or target date',
    continue_one: 'Continue review, {{count}} left',
    continue_other: 'Continue review, {{count}} left',
    submit: 'Check and submit review',
    decide: 'Decide review',
    view: 'View review',
  },
  start: {
    kind: 'Kind of review',
    launchHint: 'Before it serves users for the first time',
    periodicHint: 'To renew the standing of something that runs',
    targetDate: 'Target date (optional)',
    carryOver: 'Begin with the answers of the last review',
    carryOverHint:
      'Those that were decided on {{date}}. You affirm what is still true and change the rest.',
    targetDateHint: 'When you would like to have the decision',
    targetDatePast: 'Choose today or a later day',
    failed: 'The review was not started',
    failedKept: 'Your choice is kept.',
    whoMay: 'The owners of this entity can start a review: {{owners}}.',
    whoMayUnowned:
      'The owners of this entity can start a review; it has none in the catalog yet.',
  },
  intro: {
    title: 'No review yet',
    what: 'A readiness review goes through what a team needs to run this in production, one question at a time, and says why each is asked. At the end someone decides: go, conditional go or no-go, and the result is the standing shown here.',
    size_one: '{{count}} question',
    size_other: 'Up to {{count}} questions',
    sizeMinutes_one:
      '{{count}} question, about {{minutes}} minutes over as many sittings as you like.',
    sizeMinutes_other:
      'Up to {{count}} questions, about {{minutes}} minutes over as many sittings as you like.',
    safe: 'Answers are saved as you go, and nothing you answer changes the standing before a decision.',
    consequence:
      'Until a review is decided, this entity counts as never reviewed wherever its readiness is shown.',
  },
  none: {
    title: 'No review is required here',
    noChecklist:
      'No published checklist applies to this entity. Once one does, it appears here with a way to start.',
  },
  checklist: {
    version: 'version {{version}}',
    of: '{{title}}, version {{version}}',
    decidedGo: 'Decided go, without conditions, by',
    decided: 'Decided by',
  },
  review: {
    answered: '{{answered}} of {{total}} answered',
    sections: 'Progress by section',
    sectionProgress: '{{section}}: {{answered}} of {{total}} answered',
    next: 'Worth answering next',
    blocking: 'blocking',
    driver: 'Led by',
    target: 'Target date',
    submitted: 'Submitted {{date}}; it waits for a decision.',
    unreadable:
      'A review is running. You may see the standing, but not the answers.',
    failed: 'The running review could not be loaded',
    mode: {
      'self-certified': 'The owning group decides.',
      peer: 'Anyone with the right to decide can, except the person who leads the review.',
      independent:
        'The reviewers of this checklist decide; they are not of the owning group.',
    },
  },
  conditions: {
    title: 'Conditions of the decision',
    due: 'Due',
    met: 'Met {{date}}',
    pastDue: 'past its date',
    open: 'Open the condition',
    openOf: 'Open the condition: {{condition}}',
  },
  ownership: {
    title: 'Ownership',
    system: 'System',
    tier: 'Tier',
    lifecycle: 'Lifecycle',
    none: 'No owner',
  },
  checklists: {
    title_one: 'Checklist',
    title_other: 'Checklists',
    owner: 'Kept by',
    published: 'Version {{version}}, published {{date}}',
    questions_one: '{{count}} question',
    questions_other: '{{count}} questions',
    minutes: 'about {{minutes}} minutes',
    showOutline: 'Show the questions',
    hideOutline: 'Hide the questions',
    showOutlineOf: 'Show the questions of {{checklist}}',
    hideOutlineOf: 'Hide the questions of {{checklist}}',
    outlineFailed: 'The questions could not be loaded',
    risk: {
      high: 'high risk when unmet',
      medium: 'medium risk when unmet',
      low: 'low risk when unmet',
    },
  },
  history: {
    title: 'History',
    empty: 'Reviews and decisions will be listed here.',
    failed: 'The history could not be loaded',
    denied: 'You may see the standing, but not the reviews behind it.',
    older: 'Show older',
    loadingOlder: 'Loading',
    startedBy: 'started',
    decided: 'decided',
    open: '{{kind}}, {{state}}',
    openBy: 'Led by',
  },
} as const;
