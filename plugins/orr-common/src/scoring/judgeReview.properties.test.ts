import fc from 'fast-check';
import {
  ChecklistDocument,
  Gate,
  Question,
  Risk,
  Section,
} from '../checklist/checklistDocument';
import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { AnswerStatement, JudgedAnswer } from '../review/answer';
import {
  Confirmation,
  Disposition,
  Fact,
  RiskLevel,
  RUNGS,
} from '../review/disposition';
import { judgeReview } from './judgeReview';
import { ReviewJudgementInput } from './reviewJudgement';

const people = ['user:default/ada', 'user:default/ben', 'user:default/cleo'];
const person = fc.constantFrom(...people);
const day = fc.constantFrom(
  '2025-06-13',
  '2026-06-12',
  '2026-06-13',
  '2026-06-20',
  '2026-07-13',
  '2026-07-14',
);

const answerForm = fc.constantFrom<Question['answer']>(
  { type: 'practice' },
  {
    type: 'choices',
    choices: [
      { id: 'one', title: 'One' },
      { id: 'two', title: 'Two' },
      { id: 'none', title: 'None of these', exclusive: true },
    ],
    riskRules: [
      { when: 'one && two', level: 'none' },
      { when: 'one', level: 'low' },
      { when: 'default', level: 'high' },
    ],
  },
  { type: 'number', unit: 'people', met: { atLeast: 4 } },
  { type: 'date', met: { withinDays: 90 } },
  { type: 'text' },
);

const statement = fc.oneof(
  fc.constantFrom<AnswerStatement>(
    { kind: 'practice', value: 'yes' },
    { kind: 'practice', value: 'partly' },
    { kind: 'practice', value: 'no' },
    { kind: 'choices', choices: ['one', 'two'] },
    { kind: 'choices', choices: ['one'] },
    { kind: 'choices', choices: ['none'] },
    { kind: 'choices', choices: [] },
    { kind: 'number', value: 3 },
    { kind: 'number', value: 4 },
    { kind: 'date', value: '2026-06-01' },
    { kind: 'text', value: 'Two shards.' },
    { kind: 'notApplicable', reason: 'Nothing is released.' },
    {
      kind: 'coveredElsewhere',
      url: 'https://example.org/audit',
      date: '2026-06-01',
    },
    { kind: 'toBeResearched', assigneeRef: 'user:default/ben' },
  ),
  fc.constant(null),
);

const answer: fc.Arbitrary<JudgedAnswer> = fc.record({
  statement,
  evidence: fc.array(
    fc.record({ url: fc.constant('https://example.org/runbook'), date: day }),
    { maxLength: 2 },
  ),
  answeredBy: person,
  answeredAt: fc.constant('2026-06-12T08:00:00.000Z'),
});

const riskLevel = fc.constantFrom<RiskLevel>('HIGH', 'MEDIUM', 'LOW');

const disposition: fc.Arbitrary<Disposition> = fc.oneof(
  fc.record({
    type: fc.constant('mitigated' as const),
    level: riskLevel,
    authorRef: person,
    confirmedBy: person,
    residualLevel: fc.constantFrom(
      'HIGH' as const,
      'MEDIUM' as const,
      'LOW' as const,
      'NONE' as const,
    ),
    reviewOn: day,
  }),
  fc.record({
    type: fc.constant('action' as const),
    ownerRef: person,
    dueOn: day,
  }),
  fc.record({
    type: fc.constant('accepted' as const),
    level: riskLevel,
    approverRef: person,
    approverMayAccept: fc.boolean(),
    expiresOn: day,
  }),
);

const fact: fc.Arbitrary<Fact> = fc.record({
  state: fc.constantFrom(
    'ok' as const,
    'unknown' as const,
    'stale' as const,
    'error' as const,
    'underSampled' as const,
  ),
  met: fc.boolean(),
  rung: fc.constantFrom(...RUNGS),
  at: fc.constant('2026-06-12T08:00:00.000Z'),
});

const questionOf = (id: string): fc.Arbitrary<Question> =>
  fc
    .record({
      answer: answerForm,
      risk: fc.constantFrom<Risk>('high', 'medium', 'low'),
      gate: fc.option(
        fc.constantFrom<Gate>('blocking', 'conditional', 'advisory'),
        { nil: undefined },
      ),
      weight: fc.option(fc.constantFrom(0.1, 0.2, 0.7, 4), { nil: undefined }),
      verification: fc.constantFrom<Question['verification']>(
        'attested',
        'fact',
      ),
      profiles: fc.constantFrom<Question['profiles']>(
        ['launch', 'periodic'],
        ['launch', 'periodic'],
        ['periodic'],
      ),
    })
    .map(changes => exampleQuestion({ id, ...changes }));

const IDS = Array.from({ length: 8 }, (_, index) => `question-${index}`);

function dictionary<T>(
  value: fc.Arbitrary<T>,
): fc.Arbitrary<Record<string, T>> {
  return fc.dictionary(fc.constantFrom(...IDS), value, {
    maxKeys: IDS.length,
    noNullPrototype: true,
  });
}

const input: fc.Arbitrary<ReviewJudgementInput> = fc
  .record({
    questions: fc.tuple(...IDS.map(questionOf)),
    size: fc.integer({ min: 1, max: IDS.length }),
    answers: dictionary(answer),
    dispositions: dictionary(fc.array(disposition, { maxLength: 3 })),
    facts: dictionary(fact),
    confirmations: fc.array(
      fc.record({
        questionId: fc.constantFrom(...IDS),
        confirmedBy: person,
      }) as fc.Arbitrary<Confirmation>,
    ),
  })
  .map(({ questions, size, ...rest }) => ({
    ...rest,
    checklist: exampleChecklist([], {
      sections: inSections(questions.slice(0, size)),
    }),
    kind: 'launch',
    now: new Date('2026-06-13T12:00:00Z'),
    timeZone: 'Europe/Berlin',
  }));

function inSections(questions: Question[]): Section[] {
  const half = Math.ceil(questions.length / 2);
  return [questions.slice(0, half), questions.slice(half)].map(
    (part, index) => ({
      id: `section-${index}`,
      title: 'A section',
      questions: part,
    }),
  );
}

function withQuestions(
  given: ReviewJudgementInput,
  added: Question[],
): ReviewJudgementInput {
  const section: Section = { id: 'added', title: 'Added', questions: added };
  return {
    ...given,
    checklist: {
      ...given.checklist,
      sections: [...given.checklist.sections, section],
    },
  };
}

function reversedKeys<T>(
  record: Record<string, T> | undefined,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record ?? {}).reverse());
}

function sorted<T extends { questionId: string }>(items: T[]): T[] {
  return [...items].sort((one, other) =>
    one.questionId.localeCompare(other.questionId),
  );
}

describe('judgeReview', () => {
  it('is deterministic, changes nothing it is given, and does not see the order of stored answers', () => {
    fc.assert(
      fc.property(input, given => {
        const before = JSON.stringify(given);
        const judgement = judgeReview(given);
        expect(judgeReview(given)).toEqual(judgement);
        expect(JSON.stringify(given)).toBe(before);
        expect(
          judgeReview({
            ...given,
            answers: reversedKeys(given.answers),
            dispositions: reversedKeys(given.dispositions),
            facts: reversedKeys(given.facts),
            confirmations: [...(given.confirmations ?? [])].reverse(),
          }),
        ).toEqual(judgement);
      }),
    );
  });

  it('judges and totals the same in any order of sections and questions', () => {
    fc.assert(
      fc.property(input, given => {
        const sections = [...given.checklist.sections]
          .reverse()
          .map(section => ({
            ...section,
            questions: [...section.questions].reverse(),
          }));
        const checklist: ChecklistDocument = { ...given.checklist, sections };
        const { questions, sections: _, gate, ...totals } = judgeReview(given);
        const {
          questions: turned,
          sections: __,
          gate: turnedGate,
          ...turnedTotals
        } = judgeReview({ ...given, checklist });
        expect(turnedTotals).toEqual(totals);
        expect(sorted(turned)).toEqual(sorted(questions));
        expect([...turnedGate.stops].sort()).toEqual([...gate.stops].sort());
      }),
    );
  });

  it('never outweighs an open stop by satisfied questions', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 40 }), (given, count) => {
        const added = Array.from({ length: count }, (_, index) =>
          exampleQuestion({ id: `added-${index}`, weight: 100 }),
        );
        const satisfied: JudgedAnswer = {
          statement: { kind: 'practice', value: 'yes' },
          evidence: [],
          answeredBy: people[0],
          answeredAt: '2026-06-12T08:00:00.000Z',
        };
        const answers = {
          ...given.answers,
          ...Object.fromEntries(added.map(({ id }) => [id, satisfied])),
        };
        const before = judgeReview(given);
        const after = judgeReview(withQuestions({ ...given, answers }, added));
        expect(after.gate).toEqual(before.gate);
        expect(after.permittedOutcomes).toEqual(before.permittedOutcomes);
      }),
    );
  });

  it('never lets an unanswered question pass for good', () => {
    fc.assert(
      fc.property(input, given => {
        const { questions, permittedOutcomes } = judgeReview(given);
        const gates = new Map(
          given.checklist.sections.flatMap(section =>
            section.questions.map(({ id, gate, risk }) => [
              id,
              gate ?? (risk === 'high' ? 'blocking' : ''),
            ]),
          ),
        );
        const unanswered = questions.filter(
          item => item.counted && item.level === 'UNANSWERED',
        );
        expect(
          unanswered.filter(
            item => item.satisfied || item.accepted || item.rung,
          ),
        ).toEqual([]);
        const stopped = unanswered.some(
          item => gates.get(item.questionId) === 'blocking',
        );
        expect(stopped && permittedOutcomes.length > 1).toBe(false);
      }),
    );
  });

  it('permits go only without stops and conditions, conditional go only without stops, and no-go always', () => {
    fc.assert(
      fc.property(input, given => {
        const { gate, permittedOutcomes } = judgeReview(given);
        expect(permittedOutcomes.includes('go')).toBe(
          gate.stops.length + gate.conditions.length === 0,
        );
        expect(permittedOutcomes.includes('conditionalGo')).toBe(
          gate.stops.length === 0,
        );
        expect(permittedOutcomes).toContain('noGo');
      }),
    );
  });

  it('leaves what is not applicable out of numerator and denominator', () => {
    fc.assert(
      fc.property(input, questionOf('added'), (given, added) => {
        const statementOnAdded: JudgedAnswer = {
          statement: { kind: 'notApplicable', reason: 'Nothing is released.' },
          evidence: [],
          answeredBy: people[0],
          answeredAt: '2026-06-12T08:00:00.000Z',
        };
        const answers = { ...given.answers, added: statementOnAdded };
        const after = judgeReview(
          withQuestions({ ...given, answers }, [added]),
        );
        expect(after.score).toEqual(judgeReview(given).score);
      }),
    );
  });

  it('counts every counted question once, and no other', () => {
    fc.assert(
      fc.property(input, given => {
        const {
          counts,
          informing,
          total,
          questions,
          rungs,
          declared,
          sections,
        } = judgeReview(given);
        const counted = questions.filter(item => item.counted).length;
        expect(total).toBe(counted);
        expect(
          Object.values(counts).reduce((sum, count) => sum + count, informing),
        ).toBe(counted);
        expect(
          Object.values(rungs).reduce((sum, count) => sum + count, 0),
        ).toBe(declared);
        expect(sections.reduce((sum, section) => sum + section.total, 0)).toBe(
          total,
        );
      }),
    );
  });

  it('judges whoever is spared a question as if the checklist were without it', () => {
    fc.assert(
      fc.property(input, fc.subarray(IDS), (given, sparedQuestionIds) => {
        const spared = judgeReview({ ...given, sparedQuestionIds });
        const { checklist } = given;
        const without = judgeReview({
          ...given,
          checklist: {
            ...checklist,
            sections: checklist.sections.map(section => ({
              ...section,
              questions: section.questions.filter(
                ({ id }) => !sparedQuestionIds.includes(id),
              ),
            })),
          },
        });
        expect({
          ...spared,
          questions: spared.questions.filter(
            ({ questionId }) => !sparedQuestionIds.includes(questionId),
          ),
        }).toEqual(without);
        expect(
          spared.questions.filter(
            item => item.counted && sparedQuestionIds.includes(item.questionId),
          ),
        ).toEqual([]);
      }),
    );
  });
});
