/** How groups and the organisation stand in counts and figures. @internal */
export const scorecardMessages = {
  strip: 'How the organisation stands',
  part: '{{standing}}: {{count, number}} of {{total, number}}, {{share}}',
  how: 'How was this computed: {{figure}}',
  since: 'Compared with',
  sinceDay: 'since {{date}}',
  ofAll: 'Of all that you may see',
  ofGroups: 'Of {{groups}}, with the groups below',
  ofPlace: 'Of {{place}}, with all that is part of it',
  noValue: 'nothing yet',
  asOf: 'As far as you may see, on {{date}}.',
  from: 'Computed from: {{count, number}}.',
  before: 'On {{date}}: {{value}}.',
  points: '{{points}} points',
  trendLine: 'From {{from}} on {{fromDay}} to {{to}} on {{toDay}}',
  past: 'Past days are of what belongs here now.',
  fresh: 'As of {{date}}',
  firstCount: 'Being counted for the first time',
  due_one: '{{count, number}} change is not counted yet',
  due_other: '{{count, number}} changes are not counted yet',
  untold:
    'Some past days cannot be told: they would have to be counted from too many entities.',
  ownersNow: 'Past days are of the entities that belong here now.',
  more: 'More figures',
  table: 'As a table',
  tableLabel: 'Standing by tier',
  standing: 'Standing',
  all: 'All',
  noTier: 'No tier',
  show: 'Show {{number}} in the list: {{of}}',
  sections: {
    title: 'Open by section',
    table: 'Open questions by section',
    checklist: 'Checklist',
    reviewed:
      '{{checklist}}: {{decided, number}} of {{entities, number}} reviewed',
    section: 'Section',
    open: 'Open',
    accepted: 'Accepted',
    asked: 'Asked',
    entities: 'At entities',
    show: '{{open}} open in {{section}}, show them',
    how: 'Questions that the decision in force found to have a gap or no answer, or about which a gap was disclosed since, by section, added up over the entities. Accepted risks are not open. Asked: questions of the section × entities reviewed, less those that do not apply or were not asked. At entities: those with at least one open question there.',
    noChecklist: 'No checklist is published yet.',
    failed: 'What is open by section could not be loaded.',
    again: 'Try again',
  },
  card: {
    title: 'Readiness of what belongs here',
    empty: 'Nothing that you may see belongs here and needs a review.',
    none: 'Only groups, systems and domains have entities to count.',
    coverage: '{{covered, number}} of {{inScope, number}} in scope are covered',
    list: 'Show them in the list',
    denied: 'You may not see where the entities here stand.',
    failed: 'Where the entities here stand could not be loaded',
  },
  mine: {
    title: 'Readiness of my groups',
    none: 'You belong to no group, so there is nothing to count.',
  },
  trend: {
    title: 'Ready, day by day',
    since: 'ready of all, since {{date}}',
    words:
      '{{ready, number}} of {{of, number}} were ready on {{from}}; on {{to}} {{readyNow, number}} of {{ofNow, number}} are.',
    how: 'Entities that are ready, also with conditions, of those that need a review: filled. The rest: outlined. One bar is a day or a week.',
  },
  figure: {
    coverage: 'Coverage',
    openHighs: 'Open high risks',
    acceptedHighs: 'Accepted high risks',
    overdueActions: 'Overdue actions',
    expiringAcceptances: 'Acceptances that end soon',
    daysToClose: 'Time to close a gap',
    currency: 'Currency',
    automationShare: 'Automation share',
    notApplicableRate: 'Not applicable',
  },
  target: {
    atLeast: 'target {{value}} or more',
    atMost: 'target {{value}} or less',
    none: 'No target is set.',
  },
  formula: {
    coverage:
      'Entities in scope of the programme with a decision in date ÷ entities in scope. What is exempt or out of scope is counted apart.',
    openHighs:
      'Questions of a high level that are open by the decisions in force: nobody has accepted the risk or confirmed a mitigation that lowers it.',
    acceptedHighs:
      'Gaps of a high level in decisions in force of which the risk is accepted, in date.',
    overdueActions: 'Open actions whose due day has passed.',
    expiringAcceptances: 'Accepted risks that run out within 30 days.',
    daysToClose:
      'The median of days from the start of an action to its end, of those closed within the last 180 days.',
    currency:
      'Entities in scope of the programme whose reviews are within their period ÷ entities in scope with any decision.',
    automationShare:
      'Questions met by what a system has told or an event has shown ÷ questions that apply, as the decisions in force found them. Decisions from before this was counted are left out.',
    notApplicableRate:
      'Questions that do not apply ÷ questions asked, as the decisions in force found them. Decisions from before this was counted are left out.',
  },
} as const;
