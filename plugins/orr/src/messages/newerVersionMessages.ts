/** What a newer version of a checklist asks of an entity besides what it was decided on. @internal */
export const newerVersionMessages = {
  title: 'A newer version: {{checklist}}',
  meets: 'It meets version {{decided}}.',
  due: 'Version {{version}} is due by {{date}}.',
  wasDue: 'Version {{version}} was due by {{date}}.',
  next: 'Version {{version}} applies from the next review.',
  count_one: '{{count}} question is new or asks for more:',
  count_other: '{{count}} questions are new or ask for more:',
  nothing: 'It asks nothing more of this entity.',
  why: {
    added: 'new',
    raised: 'weighs more',
    meaning: 'asks for something else',
  },
  question: '{{title}} ({{why}}, {{risk}})',
  more: 'and {{number}} more',
  carried:
    'In the next review the answers of the last one are there already, so that only what changed is to be answered.',
  running: 'The running review is on version {{version}}.',
} as const;
