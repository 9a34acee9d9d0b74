import { Question } from '../checklistDocument';
import { exampleChecklist, exampleQuestion } from '../exampleChecklist';
import { bindingAfter } from './bindingAfter';
import { bindingOn } from './bindingOn';

const question = (id: string, changes: Partial<Question> = {}) =>
  exampleQuestion({ id, ...changes });

describe('bindingAfter', () => {
  const document = exampleChecklist([question('one'), question('two')]);

  it('adds the days of the new version to those of earlier ones', () => {
    expect(
      bindingAfter({
        before: [{ questionId: 'one', version: 2, dueOn: '2026-01-31' }],
        document,
        version: 3,
        rollout: [
          { questionId: 'one', when: 'nextReview' },
          { questionId: 'two', when: 'byDate', date: '2026-06-30' },
        ],
        publishedOn: '2026-03-01',
      }),
    ).toEqual([
      { questionId: 'one', version: 2, dueOn: '2026-01-31' },
      { questionId: 'two', version: 3, dueOn: '2026-06-30' },
    ]);
  });

  it('lets what is to bind at once be due on the day of publication', () => {
    expect(
      bindingAfter({
        before: [],
        document,
        version: 2,
        rollout: [{ questionId: 'one', when: 'now' }],
        publishedOn: '2026-03-01',
      }),
    ).toEqual([{ questionId: 'one', version: 2, dueOn: '2026-03-01' }]);
  });

  it('forgets a question that is not asked any more', () => {
    expect(
      bindingAfter({
        before: [
          { questionId: 'gone', version: 2, dueOn: '2026-01-31' },
          { questionId: 'one', version: 2, dueOn: '2026-02-28' },
        ],
        document,
        version: 3,
        rollout: [],
        publishedOn: '2026-03-01',
      }),
    ).toEqual([{ questionId: 'one', version: 2, dueOn: '2026-02-28' }]);
  });
});

describe('bindingOn', () => {
  const binding = ['one', 'two'].map(questionId => ({
    questionId,
    version: 3,
    dueOn: '2026-06-30',
  }));
  const service = { kind: 'Component', spec: { type: 'service' } };
  const on = (...questions: Question[]) =>
    bindingOn(binding, exampleChecklist(questions), service);

  it('tells each version and day once', () => {
    expect(on(question('one'), question('two'))).toEqual([
      { version: 3, dueOn: '2026-06-30' },
    ]);
  });

  it.each<[string, Partial<Question>, number]>([
    ['applies to the entity', { appliesTo: { 'spec.type': 'service' } }, 1],
    ['applies to others', { appliesTo: { 'spec.type': 'website' } }, 0],
    ['is asked at launch', { profiles: ['launch'] }, 1],
    ['is asked periodically', { profiles: ['change', 'periodic'] }, 1],
    [
      'is asked about changes and incidents alone',
      { profiles: ['change', 'incident'] },
      0,
    ],
  ])('goes by a question that %s', (_, changes, count) => {
    expect(on(question('one', changes))).toHaveLength(count);
  });

  it('binds nobody by what is not asked any more, nor where nothing binds', () => {
    expect(on(question('other'))).toEqual([]);
    expect(bindingOn([], exampleChecklist([question('one')]), service)).toEqual(
      [],
    );
  });
});
