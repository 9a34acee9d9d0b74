import fc from 'fast-check';
import { ChecklistDocument, Question, Section } from '../checklistDocument';
import { hashChecklist } from '../checklistHash';
import { exampleChecklist, exampleQuestion } from '../exampleChecklist';
import { ChecklistDifferences } from './checklistDifferences';
import { compareChecklists } from './compareChecklists';

const words = fc.constantFrom('One', 'Two words', 'Three more words');
const optional = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });

const choices = fc
  .uniqueArray(fc.constantFrom('one', 'two', 'three', 'four'), {
    minLength: 1,
  })
  .chain(ids =>
    fc.record({
      type: fc.constant('choices' as const),
      choices: fc.tuple(
        ...ids.map(id =>
          fc.record({
            id: fc.constant(id),
            title: words,
            improvement: optional(words),
            exclusive: optional(fc.boolean()),
          }),
        ),
      ),
      riskRules: fc.array(
        fc.record({
          when: fc.constantFrom('one', 'one && two', 'one&&two', 'default'),
          level: fc.constantFrom('high' as const, 'none' as const),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  );

const questionOf = (id: string): fc.Arbitrary<Question> =>
  fc
    .record({
      title: words,
      risk: fc.constantFrom<Question['risk']>('high', 'medium', 'low'),
      gate: optional(
        fc.constantFrom<NonNullable<Question['gate']>>(
          'blocking',
          'conditional',
        ),
      ),
      evidence: optional(
        fc.record({
          rule: fc.constantFrom('optional' as const, 'required' as const),
          maxAgeDays: optional(fc.constantFrom(30, 90)),
        }),
      ),
      profiles: fc.shuffledSubarray<Question['profiles'][number]>(
        ['launch', 'periodic', 'change'],
        { minLength: 1 },
      ),
      appliesTo: optional(
        fc.constantFrom<NonNullable<Question['appliesTo']>>(
          { kind: 'API' },
          { 'spec.type': 'website' },
        ),
      ),
      answer: fc.oneof(
        choices,
        fc.constantFrom<Question['answer']>(
          { type: 'practice' },
          { type: 'practice', improvement: 'Do it.' },
          { type: 'number', unit: 'people', met: { atLeast: 4 } },
        ),
      ),
    })
    .map(changes => exampleQuestion({ id, ...changes }));

const document: fc.Arbitrary<ChecklistDocument> = fc
  .tuple(
    fc.shuffledSubarray(['aaa', 'bbb', 'ccc', 'ddd', 'eee'], { minLength: 1 }),
    fc.shuffledSubarray(['first', 'second', 'third'], { minLength: 1 }),
  )
  .chain(([questionIds, sectionIds]) =>
    fc.record({
      questions: fc.tuple(
        ...questionIds.map(id =>
          fc.tuple(questionOf(id), fc.nat(sectionIds.length - 1)),
        ),
      ),
      sections: fc.tuple(
        ...sectionIds.map(id =>
          fc.record({
            id: fc.constant(id),
            title: words,
            signOff: optional(
              fc.record({
                by: fc.constant<string[]>(['group:default/security']),
                required: optional(fc.boolean()),
              }),
            ),
          }),
        ),
      ),
      title: words,
      cadenceMonths: optional(fc.constantFrom(6, 12)),
      cadenceByTier: optional(
        fc.constantFrom<Record<string, number>>({}, { gold: 3 }),
      ),
      changelog: optional(words),
    }),
  )
  .map(({ questions, sections, ...changes }) =>
    exampleChecklist([], {
      ...changes,
      sections: sections.map(
        (section, index): Section => ({
          ...section,
          questions: questions
            .filter(([, place]) => place === index)
            .map(([question]) => question),
        }),
      ),
    }),
  );

function told(differences: ChecklistDifferences, change: string): string[] {
  return differences.sections
    .flatMap(section => [
      { key: `section ${section.sectionId}`, change: section.change },
      ...section.questions.flatMap(question => [
        { key: `question ${question.questionId}`, change: question.change },
        ...question.choices.map(choice => ({
          key: `choice ${question.questionId} ${choice.choiceId}`,
          change: choice.change,
        })),
      ]),
    ])
    .filter(part => part.change === change)
    .map(({ key }) => key)
    .sort();
}

const isEmpty = ({ fields, sections }: ChecklistDifferences) =>
  fields.length + sections.length === 0;

describe('compareChecklists', () => {
  it('finds no checklist different from itself', () => {
    fc.assert(
      fc.property(document, one => {
        expect(compareChecklists(one, structuredClone(one))).toEqual({
          meaning: false,
          counts: { added: 0, removed: 0, changed: 0, reworded: 0, moved: 0 },
          fields: [],
          sections: [],
        });
      }),
    );
  });

  it('finds a difference just where the content hashes differ', () => {
    const alike = document.chain(one =>
      fc.tuple(
        fc.constant(one),
        fc.oneof(
          document,
          fc.constant({ ...one, state: 'archived', changelog: 'Gone.' }),
          fc.constant({ ...one, cadenceMonths: 12 }),
          fc.constant({ ...one, sections: [...one.sections].reverse() }),
        ) as fc.Arbitrary<ChecklistDocument>,
      ),
    );
    fc.assert(
      fc.property(alike, ([one, other]) => {
        expect(isEmpty(compareChecklists(one, other))).toBe(
          hashChecklist(one) === hashChecklist(other),
        );
      }),
    );
  });

  it('finds removed what the other way round is added, and the same meaning', () => {
    fc.assert(
      fc.property(document, document, (one, other) => {
        const there = compareChecklists(one, other);
        const back = compareChecklists(other, one);
        expect(told(there, 'added')).toEqual(told(back, 'removed'));
        expect(told(there, 'removed')).toEqual(told(back, 'added'));
        expect(there.meaning).toBe(back.meaning);
      }),
    );
  });

  it('tells no meaning of words alone, and meaning of every other risk', () => {
    fc.assert(
      fc.property(document, words, (one, title) => {
        const change = (changes: Partial<Question>) => ({
          ...one,
          sections: one.sections.map(section => ({
            ...section,
            questions: section.questions.map(question => ({
              ...question,
              ...changes,
            })),
          })),
        });
        expect(
          compareChecklists(one, change({ title, guidance: title })).meaning,
        ).toBe(false);
        const questions = one.sections.flatMap(section => section.questions);
        const { counts } = compareChecklists(one, change({ risk: 'low' }));
        expect(counts.changed).toBe(
          questions.filter(({ risk }) => risk !== 'low').length,
        );
      }),
    );
  });
});
