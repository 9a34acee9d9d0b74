import fc from 'fast-check';
import { RiskRule } from '../answerForm';
import { ChecklistDocument, Question, Risk } from '../checklistDocument';
import { exampleChecklist, exampleQuestion } from '../exampleChecklist';
import { mergeDrafts } from './mergeDrafts';

const IDS = ['one', 'two', 'three', 'four', 'five'];
const words = fc.constantFrom('Words', 'Other words', 'More words than that');

const question = (id: string): fc.Arbitrary<Question> =>
  fc
    .record({
      title: words,
      risk: fc.constantFrom<Risk>('high', 'medium', 'low'),
      answer: fc.oneof(
        fc.constant({ type: 'practice' as const }),
        fc
          .uniqueArray(fc.constantFrom('a-choice', 'b-choice', 'c-choice'), {
            minLength: 1,
          })
          .chain(ids =>
            fc.record({
              type: fc.constant('choices' as const),
              choices: fc.tuple(
                ...ids.map(one =>
                  fc.record({ id: fc.constant(one), title: words }),
                ),
              ),
              riskRules: fc.constant<RiskRule[]>([
                { when: 'default', level: 'high' },
              ]),
            }),
          ),
      ),
    })
    .map(changes => exampleQuestion({ id, ...changes }));

/** Any of the questions, in any order, in any of three sections. */
const draft: fc.Arbitrary<ChecklistDocument> = fc
  .tuple(
    fc
      .subarray(IDS)
      .chain(ids => fc.shuffledSubarray(ids, { minLength: ids.length })),
    fc.shuffledSubarray(['s-one', 's-two', 's-three'], { minLength: 1 }),
    words,
  )
  .chain(([ids, sections, title]) =>
    fc
      .tuple(
        fc.tuple(...ids.map(question)),
        fc.tuple(...ids.map(() => fc.nat(sections.length - 1))),
      )
      .map(([questions, places]) =>
        exampleChecklist([], {
          title,
          sections: sections.map((id, section) => ({
            id,
            title: id,
            questions: questions.filter(
              (_, index) => places[index] === section,
            ),
          })),
        }),
      ),
  );

/** Edits of one attribute each, none of which touches another's. */
const base = exampleChecklist([], {
  sections: ['s-one', 's-two'].map((id, place) => ({
    id,
    title: id,
    questions: IDS.slice(place * 2, place * 2 + 2).map(one =>
      exampleQuestion({ id: one }),
    ),
  })),
});
const ATTRIBUTES = ['title', 'guidance', 'area', 'risk', 'section'] as const;
const PLACES = base.sections.flatMap(({ questions }) =>
  questions.flatMap(({ id }) => ATTRIBUTES.map(field => ({ id, field }))),
);
type Edit = (typeof PLACES)[number];

function edited(document: ChecklistDocument, { id, field }: Edit) {
  const changed = (one: Question) =>
    field === 'section' ? one : { ...one, [field]: `changed ${field}` };
  if (field !== 'section') {
    return {
      ...document,
      sections: document.sections.map(section => ({
        ...section,
        questions: section.questions.map(one =>
          one.id === id ? (changed(one) as Question) : one,
        ),
      })),
    };
  }
  const moving = document.sections
    .flatMap(({ questions }) => questions)
    .find(one => one.id === id)!;
  const from = document.sections.findIndex(({ questions }) =>
    questions.includes(moving),
  );
  return {
    ...document,
    sections: document.sections.map((section, index) => ({
      ...section,
      questions:
        index === from
          ? section.questions.filter(one => one !== moving)
          : [...section.questions, moving],
    })),
  };
}

const all = ({ sections }: ChecklistDocument) =>
  new Map(
    sections.flatMap(({ id, questions }) =>
      questions.map(one => [one.id, { section: id, question: one }] as const),
    ),
  );

describe('mergeDrafts, whatever the drafts', () => {
  it('gives the other side where one changed nothing', () => {
    fc.assert(
      fc.property(draft, draft, (before, after) => {
        const unchanged = structuredClone(before);
        for (const sides of [
          { base: before, mine: unchanged, theirs: after },
          { base: before, mine: after, theirs: unchanged },
          { base: before, mine: after, theirs: structuredClone(after) },
        ]) {
          expect(mergeDrafts(sides)).toEqual({ merged: after, conflicts: [] });
        }
      }),
    );
  });

  it('keeps every edit of both where they touch different attributes', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(PLACES),
        fc.nat(PLACES.length),
        (places, cut) => {
          const mine = places.slice(0, cut).reduce(edited, base);
          const theirs = places.slice(cut).reduce(edited, base);
          const { merged, conflicts } = mergeDrafts({ base, mine, theirs });
          expect(conflicts).toEqual([]);
          expect(all(merged)).toEqual(all(places.reduce(edited, base)));
        },
      ),
    );
  });

  it('loses and doubles no question, and asks the same whoever asks', () => {
    fc.assert(
      fc.property(draft, draft, draft, (before, mine, theirs) => {
        const { merged, conflicts } = mergeDrafts({
          base: before,
          mine,
          theirs,
        });
        const ids = merged.sections.flatMap(({ questions }) =>
          questions.map(({ id }) => id),
        );
        const [was, one, other] = [before, mine, theirs].map(all);
        expect(new Set(ids).size).toBe(ids.length);
        const isNew = (id: string) =>
          !was.has(id) && (one.has(id) || other.has(id));
        const staying = IDS.filter(
          id => isNew(id) || (one.has(id) && other.has(id)),
        );
        const gone = IDS.filter(id => !one.has(id) && !other.has(id));
        expect(ids).toEqual(expect.arrayContaining(staying));
        expect(ids.filter(id => gone.includes(id))).toEqual([]);
        const swapped = mergeDrafts({
          base: before,
          mine: theirs,
          theirs: mine,
        });
        const paths = (of: typeof conflicts) =>
          of.map(({ path }) => path.join('/')).sort();
        expect(paths(swapped.conflicts)).toEqual(paths(conflicts));
      }),
    );
  });

  it('leaves nothing to ask once all is decided', () => {
    fc.assert(
      fc.property(
        draft,
        draft,
        draft,
        fc.constantFrom('mine' as const, 'theirs' as const),
        (before, mine, theirs, side) => {
          const sides = { base: before, mine, theirs };
          expect(mergeDrafts(sides, () => side).conflicts).toEqual([]);
        },
      ),
    );
  });
});
