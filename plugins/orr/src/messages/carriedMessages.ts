/** Answers that a review was started with, and how long it took to fill it in. @internal */
export const carriedMessages = {
  from: 'Carried over from {{date}}, {{person}}',
  stillTrue: 'Still true',
  takesProof:
    'To say that it is still true, add a link dated after that day, or write a note of a sentence.',
  failed: 'The answer was not affirmed',
  bar: {
    label: 'Answers carried over',
    toAffirm_one: '{{carried}} carried over, {{count}} to affirm',
    toAffirm_other: '{{carried}} carried over, {{count}} to affirm',
    withProof_one: '{{count}} needs fresh evidence or a sentence:',
    withProof_other: '{{count}} need fresh evidence or a sentence, the first:',
    together_one: 'Affirm {{count}} low or medium one',
    together_other: 'Affirm {{count}} low and medium ones together',
  },
  progress_one: '{{count}} to affirm',
  progress_other: '{{count}} to affirm',
  together: {
    title: 'Affirm together',
    explain:
      'Untick what is no longer so, and answer it anew. What nobody affirms keeps its old date.',
    confirm_one: 'Affirm {{count}} answer',
    confirm_other: 'Affirm {{count}} answers',
    failed: 'No answer was affirmed',
  },
  submit: {
    withProof_one:
      '{{count}} answer was carried over and needs fresh evidence or a sentence before you submit:',
    withProof_other:
      '{{count}} answers were carried over and need fresh evidence or a sentence before you submit:',
    kept_one: '{{count}} answer is carried over and keeps its old date.',
    kept_other: '{{count}} answers are carried over and keep their old dates.',
  },
  filled: {
    line: 'Filled in in {{duration}} {{days}}',
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    hours_one: 'about {{count}} hour',
    hours_other: 'about {{count}} hours',
    days_one: 'on {{count}} day',
    days_other: 'over {{count}} days',
    affirmed: '{{number}} affirmed',
    changed: '{{number}} changed',
    unaffirmed: '{{number}} not affirmed',
    oldest: 'answers from {{date}} on',
    how: 'From the start over each save to the submission; pauses of more than half an hour do not count.',
  },
} as const;
