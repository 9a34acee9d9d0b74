import { Question } from '../checklistDocument';
import { exampleChecklist, exampleQuestion } from '../exampleChecklist';
import { bindableQuestions } from './bindableQuestions';

const base = exampleQuestion({ risk: 'medium' });

function bindable(after: Question[], before: Question[] = [base]) {
  return bindableQuestions(
    exampleChecklist(before),
    exampleChecklist(after),
  ).map(({ questionId, why }) => `${questionId} ${why}`);
}

describe('bindableQuestions', () => {
  it.each<[string, Partial<Question>, string[]]>([
    ['nothing', {}, []],
    ['only words', { guidance: 'Think of the one before.' }, []],
    ['another title', { title: 'Can a release be taken back?' }, []],
    ['a risk that is raised', { risk: 'high' }, ['rollback raised']],
    ['a gate that is raised', { gate: 'blocking' }, ['rollback raised']],
    ['a risk that is lowered', { risk: 'low' }, ['rollback meaning']],
    ['a gate that is lowered', { gate: 'advisory' }, ['rollback meaning']],
    [
      'other entities',
      { appliesTo: { 'spec.type': 'service' } },
      ['rollback meaning'],
    ],
    [
      'a risk that is raised and more',
      { risk: 'high', answer: { type: 'text' } },
      ['rollback raised'],
    ],
  ])('tells of %s', (_, change, expected) => {
    expect(bindable([{ ...base, ...change }])).toEqual(expected);
  });

  it('tells of what came, in the order of the later version, and not of what is gone', () => {
    const first = exampleQuestion({ id: 'first' });
    const last = exampleQuestion({ id: 'last' });
    expect(bindable([first, base, last])).toEqual([
      'first added',
      'last added',
    ]);
    expect(bindable([first], [first, base])).toEqual([]);
    expect(bindable([first])).toEqual(['first added']);
  });

  it('tells since when a raised question is asked of new entities only', () => {
    const [raised, added] = bindableQuestions(
      exampleChecklist([base]),
      exampleChecklist([
        { ...base, risk: 'high' },
        exampleQuestion({ id: 'new' }),
      ]),
      [{ questionId: base.id, version: 2 }],
    );
    expect(raised).toMatchObject({ why: 'raised', sparedSince: 2 });
    expect(added).not.toHaveProperty('sparedSince');
  });

  it('binds nobody by the first version', () => {
    expect(bindableQuestions(undefined, exampleChecklist([base]))).toEqual([]);
  });
});
