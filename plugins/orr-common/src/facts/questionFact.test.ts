import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { judgeCoverage } from '../scoring/judgeCoverage';
import {
  boundFactIds,
  judgingFacts,
  ProvidedFact,
  QuestionFact,
  questionFactsOf,
} from './questionFact';

const now = new Date('2026-06-13T12:00:00.000Z');
const DEFINITION: ProvidedFact = {
  id: 'deployHealth.daysSinceSuccess',
  title: 'Days since a success',
  description: 'Whole days since a deployment to production succeeded.',
  type: 'number',
  rung: 'probed',
  controlledBy: 'system',
  source: 'Deploy health',
};
const CHECKLIST = exampleChecklist([
  exampleQuestion({
    id: 'deployed',
    verification: 'fact',
    fact: { id: DEFINITION.id, condition: { atMost: 30 } },
  }),
  exampleQuestion({
    id: 'elsewhere',
    verification: 'fact',
    fact: { id: 'gone.fact', condition: { isTrue: true } },
  }),
  exampleQuestion({ id: 'unbound', verification: 'fact' }),
  exampleQuestion({ id: 'said' }),
]);
const readingOf = (value: number) => ({
  factId: DEFINITION.id,
  state: 'ok' as const,
  value,
  observedAt: '2026-06-12T00:00:00.000Z',
  url: 'https://ci.example.org/1',
});
const factsOf = (values: Record<string, number>): QuestionFact[] =>
  questionFactsOf({
    checklist: CHECKLIST,
    subjects: Object.entries(values).map(([coveredEntityRef, value]) => ({
      coveredEntityRef,
      readings: [readingOf(value)],
    })),
    definitionOf: id => (id === DEFINITION.id ? DEFINITION : undefined),
    now,
  });

describe('questionFactsOf', () => {
  it('tells what a fact says to a question, and from where', () => {
    const [first, second, ...others] = questionFactsOf({
      checklist: CHECKLIST,
      subjects: [{ readings: [readingOf(4)] }],
      definitionOf: id => (id === DEFINITION.id ? DEFINITION : undefined),
      now,
    });

    expect(first).toEqual({
      questionId: 'deployed',
      factId: DEFINITION.id,
      title: 'Days since a success',
      source: 'Deploy health',
      type: 'number',
      controlledBy: 'system',
      condition: { atMost: 30 },
      maxAgeDays: 7,
      state: 'ok',
      met: true,
      rung: 'probed',
      value: 4,
      observedAt: '2026-06-12T00:00:00.000Z',
      url: 'https://ci.example.org/1',
    });
    expect(second).toMatchObject({
      questionId: 'elsewhere',
      state: 'unknown',
      reason: 'notProvided',
    });
    expect(others).toEqual([]);
    expect(boundFactIds(CHECKLIST)).toEqual([DEFINITION.id, 'gone.fact']);
  });

  it('judges each covered entity by its own facts, and an answer of a person only where there is none', () => {
    const facts = factsOf({
      'component:default/a': 4,
      'component:default/b': 90,
    });
    const statement = { kind: 'practice' as const, value: 'no' as const };
    const answer = {
      statement,
      evidence: [],
      answeredBy: 'user:default/ada',
      answeredAt: now.toISOString(),
    };
    const { entities, gaps } = judgeCoverage({
      checklist: CHECKLIST,
      kind: 'launch',
      covered: ['component:default/a', 'component:default/b'].map(
        entityRef => ({ entityRef, facts: judgingFacts(facts, entityRef) }),
      ),
      answers: { deployed: answer, elsewhere: answer },
      now,
      timeZone: 'UTC',
    });

    const [a, b] = entities.map(({ judgement }) => judgement.questions);
    expect(a[0]).toMatchObject({ level: 'NONE', rung: 'probed' });
    expect(b[0]).toMatchObject({ level: 'HIGH' });
    expect(a[1]).toMatchObject({ level: 'HIGH', declaredInsteadOfFact: true });
    expect(gaps.stops).toContainEqual({
      questionId: 'deployed',
      entityRefs: ['component:default/b'],
    });
  });
});
