/** What a changed tier or lifecycle asks of an entity besides what it was decided on. @internal */
export const newlyAskedMessages = {
  title: 'Asked since the decision: {{checklist}}',
  since: 'Since the decision of {{date}} {{change}}.',
  both: '{{tier}} and {{lifecycle}}',
  tier: {
    changed: 'the tier is {{is}} (was {{was}})',
    added: 'the tier is {{is}} (there was none)',
    gone: 'there is no tier (was {{was}})',
  },
  lifecycle: {
    changed: 'the lifecycle is {{is}} (was {{was}})',
    added: 'the lifecycle is {{is}} (there was none)',
    gone: 'there is no lifecycle (was {{was}})',
  },
  count_one: '{{count}} question applies now that was not asked:',
  count_other: '{{count}} questions apply now that were not asked:',
  more: 'and {{number}} more',
  running_one:
    '{{count}} question that applies now is asked in the running review.',
  running_other:
    '{{count}} questions that apply now are asked in the running review.',
} as const;
