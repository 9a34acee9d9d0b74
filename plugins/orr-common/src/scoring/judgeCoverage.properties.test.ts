import fc from 'fast-check';
import { Gate, Question, Risk } from '../checklist/checklistDocument';
import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import {
  AnswerStatement,
  JudgedAnswer,
  JudgedException,
} from '../review/answer';
import { CoverageInput, judgeCoverage } from './judgeCoverage';
import { judgeReview } from './judgeReview';

const IDS = Array.from({ length: 5 }, (_, index) => `question-${index}`);
const REFS = ['a', 'b', 'c'].map(name => `component:default/${name}`);
const person = fc.constantFrom('user:default/ada', 'user:default/ben');

const answer: fc.Arbitrary<JudgedAnswer> = fc.record({
  statement: fc.constantFrom<AnswerStatement | null>(
    { kind: 'practice', value: 'yes' },
    { kind: 'practice', value: 'partly' },
    { kind: 'practice', value: 'no' },
    { kind: 'notApplicable', reason: 'Nothing is released.' },
    {
      kind: 'coveredElsewhere',
      url: 'https://example.org/audit',
      date: '2026-06-01',
    },
    { kind: 'toBeResearched', assigneeRef: 'user:default/ben' },
    null,
  ),
  evidence: fc.constantFrom<JudgedAnswer['evidence']>(
    [],
    [{ url: 'https://example.org/runbook', date: '2026-06-12' }],
  ),
  answeredBy: person,
  answeredAt: fc.constant('2026-06-12T08:00:00.000Z'),
});

const question = (index: number): fc.Arbitrary<Question> =>
  fc
    .record({
      risk: fc.constantFrom<Risk>('high', 'medium', 'low'),
      gate: fc.constantFrom<Gate>('blocking', 'conditional', 'advisory'),
      appliesTo: fc.constantFrom<Question['appliesTo']>(undefined, {
        'spec.type': 'website',
      }),
      hangs: fc.boolean(),
    })
    .map(({ hangs, ...changes }) =>
      exampleQuestion({
        id: IDS[index],
        ...changes,
        ...(hangs &&
          index > 0 && {
            visibleWhen: { question: IDS[index - 1], practice: 'yes' as const },
          }),
      }),
    );

const exception: fc.Arbitrary<JudgedException> = fc
  .record({
    answer,
    questionId: fc.constantFrom(...IDS),
    entityRef: fc.constantFrom(...REFS),
  })
  .map(({ answer: given, ...key }) => ({ ...given, ...key }));

const input: fc.Arbitrary<CoverageInput> = fc
  .record({
    questions: fc.tuple(...IDS.map((_, index) => question(index))),
    types: fc.array(fc.constantFrom('service', 'website'), {
      minLength: 3,
      maxLength: 3,
    }),
    answers: fc.dictionary(fc.constantFrom(...IDS), answer, {
      noNullPrototype: true,
    }),
    exceptions: fc.uniqueArray(exception, {
      maxLength: 6,
      selector: ({ questionId, entityRef }) => `${questionId} ${entityRef}`,
    }),
    confirmations: fc.array(
      fc.record({
        questionId: fc.constantFrom(...IDS),
        entityRef: fc.constantFrom(undefined, ...REFS),
        confirmedBy: person,
      }),
    ),
  })
  .map(({ questions, types, ...rest }) => ({
    ...rest,
    checklist: exampleChecklist(questions),
    kind: 'launch',
    covered: REFS.map((entityRef, index) => ({
      entityRef,
      entity: { spec: { type: types[index] } },
    })),
    now: new Date('2026-06-13T12:00:00Z'),
    timeZone: 'Europe/Berlin',
  }));

describe('judgeCoverage', () => {
  it('judges each entity as a review of its own would, where there are no exceptions', () => {
    fc.assert(
      fc.property(input, given => {
        const plain = { ...given, exceptions: [] };
        const common = given.confirmations?.filter(item => !item.entityRef);
        const { entities } = judgeCoverage(plain);
        entities.forEach(({ judgement }, index) =>
          expect(judgement).toEqual(
            judgeReview({
              ...plain,
              entity: given.covered[index].entity,
              confirmations: common,
            }),
          ),
        );
      }),
    );
  });

  it('is, for one entity without exceptions, what the review of that entity is', () => {
    fc.assert(
      fc.property(input, given => {
        const [only] = given.covered;
        const one = { ...given, covered: [only], exceptions: [] };
        const { common, entities, gaps, ...whole } = judgeCoverage(one);
        expect(whole).toEqual(
          judgeReview({
            ...one,
            entity: only.entity,
            confirmations: given.confirmations?.filter(item => !item.entityRef),
          }),
        );
        expect(common).toEqual(whole.questions);
        expect(gaps.stops).toEqual(
          whole.gate.stops.map(questionId => ({ questionId })),
        );
        expect(entities).toHaveLength(1);
      }),
    );
  });

  it('never lets an exception of one entity change the result of another', () => {
    fc.assert(
      fc.property(input, exception, (given, added) => {
        const others = (exceptions: readonly JudgedException[] = []) =>
          judgeCoverage({ ...given, exceptions }).entities.filter(
            ({ entityRef }) => entityRef !== added.entityRef,
          );
        const before = given.exceptions?.filter(
          item =>
            item.questionId !== added.questionId ||
            item.entityRef !== added.entityRef,
        );
        expect(others([...(before ?? []), added])).toEqual(others(before));
      }),
    );
  });

  it('permits as a whole what it permits for every entity', () => {
    fc.assert(
      fc.property(input, given => {
        const { permittedOutcomes, entities, gaps, gate } =
          judgeCoverage(given);
        expect(permittedOutcomes).toEqual(
          (['go', 'conditionalGo', 'noGo'] as const).filter(outcome =>
            entities.every(({ judgement }) =>
              judgement.permittedOutcomes.includes(outcome),
            ),
          ),
        );
        expect([...new Set(gaps.stops.map(gap => gap.questionId))]).toEqual(
          gate.stops,
        );
      }),
    );
  });

  it('names in its gaps exactly the entities whose gate they are in', () => {
    fc.assert(
      fc.property(input, given => {
        const { gaps, entities } = judgeCoverage(given);
        for (const at of ['stops', 'conditions', 'notes'] as const) {
          const named = gaps[at]
            .flatMap(({ questionId, entityRefs = REFS }) =>
              entityRefs.map(ref => `${ref} ${questionId}`),
            )
            .sort();
          expect(named).toEqual(
            entities
              .flatMap(({ entityRef, judgement }) =>
                judgement.gate[at].map(id => `${entityRef} ${id}`),
              )
              .sort(),
          );
        }
      }),
    );
  });
});
