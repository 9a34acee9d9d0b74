/** What an answer may hold: characters of its texts, the number of its choices and links, and the span of its dates. @internal */
export const ANSWER_LIMITS = {
  reason: 2_000,
  note: 4_000,
  text: 4_000,
  url: 2_000,
  title: 200,
  choices: 15,
  evidence: 20,
  number: 1e12,
  duration: 1e9,
  earliestDay: '1970-01-01',
  latestDay: '2199-12-31',
} as const;
