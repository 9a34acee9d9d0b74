import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { KnownFact } from './knownFact';
import { countPrefillable, factsForQuestion } from './prefill';

const FACTS: KnownFact[] = [
  { topic: 'runbook', href: 'https://a.example/runbook', from: 'links' },
  { topic: 'dashboard', href: 'https://a.example/board', from: 'links' },
  { topic: 'ci', value: 'a job', from: 'annotations' },
];

describe('prefill', () => {
  it('offers what the question asks for, in its order', () => {
    const question = exampleQuestion({
      prefill: ['dashboard', 'logs', 'runbook'],
    });
    expect(factsForQuestion(question, FACTS).map(({ topic }) => topic)).toEqual(
      ['dashboard', 'runbook'],
    );
    expect(factsForQuestion(exampleQuestion(), FACTS)).toEqual([]);
  });

  it('counts the questions that are asked of the entity, and of them those that have evidence at hand', () => {
    const checklist = exampleChecklist([
      exampleQuestion({ id: 'one', prefill: ['runbook'] }),
      exampleQuestion({ id: 'two', prefill: ['dashboard', 'runbook'] }),
      exampleQuestion({ id: 'three', prefill: ['ci'] }),
      exampleQuestion({ id: 'four', prefill: ['logs'] }),
      exampleQuestion({ id: 'five' }),
      exampleQuestion({
        id: 'six',
        prefill: ['runbook'],
        appliesTo: { 'spec.type': 'website' },
      }),
    ]);
    const entity = { kind: 'Component', spec: { type: 'service' } };
    expect(countPrefillable(checklist, { entity, facts: FACTS })).toEqual({
      prefillable: 2,
      questionCount: 5,
    });
    expect(countPrefillable(checklist, { entity, facts: [] })).toEqual({
      prefillable: 0,
      questionCount: 5,
    });
    expect(
      countPrefillable(checklist, {
        entity,
        facts: FACTS,
        sparedQuestionIds: ['two', 'five'],
      }),
    ).toEqual({ prefillable: 1, questionCount: 3 });
  });
});
