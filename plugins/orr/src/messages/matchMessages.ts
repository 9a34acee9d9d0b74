/** Whom a filter matches, while it is being written. @internal */
export const matchMessages = {
  counting: 'Looking for the entities that it matches…',
  failed: 'Which entities it matches could not be told',
  count: {
    exactly_one: 'It matches {{count, number}} entity that you may see.',
    exactly_other: 'It matches {{count, number}} entities that you may see.',
    atLeast_one:
      'It matches at least {{count, number}} entity that you may see; no more were looked at.',
    atLeast_other:
      'It matches at least {{count, number}} entities that you may see; no more were looked at.',
  },
  countWithin: {
    exactly_one:
      'It is asked of {{count, number}} of the {{within, number}} that the checklist applies to, as far as you may see.',
    exactly_other:
      'It is asked of {{count, number}} of the {{within, number}} that the checklist applies to, as far as you may see.',
    atLeast_one:
      'It is asked of {{count, number}} of at least {{within, number}} that the checklist applies to; no more were looked at.',
    atLeast_other:
      'It is asked of {{count, number}} of at least {{within, number}} that the checklist applies to; no more were looked at.',
  },
  show: { list: 'Which entities', why: 'Why, or why not' },
  list: 'Entities that it matches',
  more: 'Show more',
  moreFailed: 'More could not be loaded.',
  entity: 'Entity',
  entityHint: 'By its name; then each part of the filter is told for it',
  looking: 'Looking…',
  asked: 'Yes: {{name}} is matched.',
  notAsked: 'No: {{name}} is not matched.',
  unknown:
    'There is no such entity that checklists can be asked of, or you may not see it.',
  ofChecklist: 'By the checklist:',
  ofQuestion: 'By the question:',
  holds: 'True',
  holdsNot: 'Not true',
  part: {
    all: 'all of these',
    any: 'at least one of these',
    not: 'this is not so',
    value: 'the entity is just “{{wanted}}”, which none is',
  },
  test: {
    is: '{{field}} is “{{wanted}}”',
    in: '{{field}} is one of: {{wanted}}',
    exists: '{{field}} is there',
    missing: '{{field}} is not there',
    contains: '{{field}} is a list that has {{wanted}}',
    prefix: '{{field}} begins with “{{wanted}}”',
    unknown: '{{field}} meets {{wanted}}, which is no known condition',
  },
  there: 'It says “{{found}}”.',
  nothingThere: 'It says nothing.',
} as const;
