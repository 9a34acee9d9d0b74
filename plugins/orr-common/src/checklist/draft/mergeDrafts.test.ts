import { ChecklistDocument, Question, Section } from '../checklistDocument';
import { exampleChecklist, exampleQuestion } from '../exampleChecklist';
import { mergeDrafts } from './mergeDrafts';

const choices = (
  titles: Record<string, string>,
  when = 'one',
): Question['answer'] => ({
  type: 'choices',
  choices: Object.entries(titles).map(([id, title]) => ({ id, title })),
  riskRules: [
    { when, level: 'none' },
    { when: 'default', level: 'high' },
  ],
});

const rollback = exampleQuestion({ answer: choices({ one: 'One' }) });
const alarms = exampleQuestion({ id: 'alarms', title: 'Are there alarms?' });
const base = exampleChecklist([rollback, alarms], {
  sections: [
    { id: 'release', title: 'Release', questions: [rollback, alarms] },
    {
      id: 'run',
      title: 'Run',
      questions: [exampleQuestion({ id: 'on-call', title: 'Who is called?' })],
    },
  ],
});

type Change = (document: ChecklistDocument) => ChecklistDocument;
const inSections =
  (change: (sections: Section[]) => Section[]): Change =>
  document => ({ ...document, sections: change(document.sections) });
const inQuestion = (id: string, change: Partial<Question>) =>
  inSections(sections =>
    sections.map(section => ({
      ...section,
      questions: section.questions.map(question =>
        question.id === id ? { ...question, ...change } : question,
      ),
    })),
  );
const inSection = (id: string, change: (questions: Question[]) => Question[]) =>
  inSections(sections =>
    sections.map(section =>
      section.id === id
        ? { ...section, questions: change(section.questions) }
        : section,
    ),
  );
const added = exampleQuestion({ id: 'added', title: 'Is it new?' });
const other = exampleQuestion({ id: 'other', title: 'Is it other?' });

/** What is where, by ids. */
const outline = ({ sections }: ChecklistDocument) =>
  sections.map(
    ({ id, questions }) => `${id}: ${questions.map(one => one.id).join(' ')}`,
  );
const merge = (
  mine: Change,
  theirs: Change,
  choose?: Parameters<typeof mergeDrafts>[1],
) => mergeDrafts({ base, mine: mine(base), theirs: theirs(base) }, choose);
const found = (document: ChecklistDocument, id: string) =>
  document.sections
    .flatMap(({ questions }) => questions)
    .find(question => question.id === id)!;

describe('mergeDrafts', () => {
  it('keeps what both did to different attributes of one question', () => {
    const { merged, conflicts } = merge(
      inQuestion('alarms', { title: 'Are there good alarms?' }),
      inQuestion('alarms', { risk: 'low', effort: 'high' }),
    );
    expect(conflicts).toEqual([]);
    expect(found(merged, 'alarms')).toMatchObject({
      title: 'Are there good alarms?',
      risk: 'low',
      effort: 'high',
    });
  });

  it('goes down to the attributes of a choice, and keeps choices of both', () => {
    const { merged, conflicts } = merge(
      inQuestion('rollback', { answer: choices({ one: 'First', two: 'Two' }) }),
      inQuestion('rollback', {
        answer: choices({ zero: 'Zero', one: 'One' }, 'one && zero'),
      }),
    );
    expect(conflicts).toEqual([]);
    expect(found(merged, 'rollback').answer).toEqual(
      choices({ zero: 'Zero', one: 'First', two: 'Two' }, 'one && zero'),
    );
  });

  it.each<[string, Change, Change, string[]]>([
    [
      'additions of both, each behind what it was put behind',
      inSection('release', ([first, ...rest]) => [first, added, ...rest]),
      inSection('release', questions => [...questions, other]),
      ['release: rollback added alarms other', 'run: on-call'],
    ],
    [
      'an order that only one changed',
      inSection('release', questions => [...questions].reverse()),
      inSection('release', questions => [...questions, other]),
      ['release: alarms other rollback', 'run: on-call'],
    ],
    [
      'a question that one moved and the other reworded',
      inSections(([release, run]) => [
        { ...release, questions: [rollback] },
        { ...run, questions: [...run.questions, alarms] },
      ]),
      inQuestion('alarms', { title: 'Reworded' }),
      ['release: rollback', 'run: on-call alarms'],
    ],
    [
      'what one took out and the other left alone',
      inSection('release', questions => questions.slice(1)),
      inQuestion('alarms', { risk: 'low' }),
      ['release: alarms', 'run: on-call'],
    ],
    [
      'a section that one took out and into which the other moved a question',
      inSections(([release, run]) => [
        { ...release, questions: [rollback] },
        { ...run, questions: [...run.questions, alarms] },
      ]),
      inSections(([release]) => [release]),
      ['release: rollback', 'run: alarms'],
    ],
    [
      'sections of both',
      inSections(sections => [
        { id: 'first', title: 'First', questions: [added] },
        ...sections,
      ]),
      inSections(([release, run]) => [run, release]),
      ['first: added', 'run: on-call', 'release: rollback alarms'],
    ],
  ])('has %s', (_, mine, theirs, expected) => {
    const { merged, conflicts } = merge(mine, theirs);
    expect(conflicts).toEqual([]);
    expect(outline(merged)).toEqual(expected);
  });

  it('tells where both changed the same, and lets mine stand until it is decided', () => {
    const mine = inQuestion('alarms', { title: 'Mine' });
    const theirs = inQuestion('alarms', { title: 'Theirs', risk: 'low' });
    const { merged, conflicts } = merge(mine, theirs);
    expect(conflicts).toEqual([
      {
        path: ['questions', 'alarms', 'title'],
        mine: 'Mine',
        theirs: 'Theirs',
      },
    ]);
    expect(found(merged, 'alarms')).toMatchObject({
      title: 'Mine',
      risk: 'low',
    });
    const decided = merge(mine, theirs, () => 'theirs');
    expect(decided.conflicts).toEqual([]);
    expect(found(decided.merged, 'alarms').title).toBe('Theirs');
  });

  it('asks about what one took out and the other changed', () => {
    const mine = inSection('release', questions => questions.slice(0, 1));
    const theirs = inQuestion('alarms', { title: 'Theirs' });
    const { merged, conflicts } = merge(mine, theirs);
    expect(conflicts).toMatchObject([
      { path: ['questions', 'alarms'], mine: undefined },
    ]);
    expect(outline(merged)).toEqual([
      'release: rollback alarms',
      'run: on-call',
    ]);
    expect(outline(merge(mine, theirs, () => 'mine').merged)).toEqual([
      'release: rollback',
      'run: on-call',
    ]);
    expect(
      found(merge(mine, theirs, () => 'theirs').merged, 'alarms').title,
    ).toBe('Theirs');
  });

  it.each<[string, Partial<Question>, Partial<Question>, string[]]>([
    [
      'rules',
      { answer: choices({ one: 'One' }, '!one') },
      { answer: choices({ one: 'One' }, 'one || one') },
      ['questions', 'rollback', 'answer', 'riskRules'],
    ],
    [
      'the form of the answer',
      { answer: { type: 'practice' } },
      { answer: choices({ one: 'Another' }) },
      ['questions', 'rollback', 'answer'],
    ],
    [
      'what only makes sense as a whole',
      { visibleWhen: { question: 'alarms', practice: 'yes' } },
      { visibleWhen: { question: 'on-call' } },
      ['questions', 'rollback', 'visibleWhen'],
    ],
  ])('takes %s as one', (_, mine, theirs, path) => {
    const { conflicts } = merge(
      inQuestion('rollback', mine),
      inQuestion('rollback', theirs),
    );
    expect(conflicts.map(conflict => conflict.path)).toEqual([path]);
  });

  it('asks where a question belongs that both moved', () => {
    const into =
      (place: number): Change =>
      document => ({
        ...document,
        sections: [
          { ...document.sections[0], questions: [rollback] },
          document.sections[1],
          ...['third', 'fourth'].map((id, index) => ({
            id,
            title: id,
            questions: index === place ? [alarms] : [added],
          })),
        ],
      });
    const { conflicts } = merge(into(0), into(1));
    expect(conflicts).toContainEqual({
      path: ['questions', 'alarms', 'section'],
      mine: 'third',
      theirs: 'fourth',
    });
  });

  it('takes a draft in which almost nothing is written yet', () => {
    const empty = { id: 'new', sections: [] } as unknown as ChecklistDocument;
    const { merged, conflicts } = mergeDrafts({
      base: empty,
      mine: { ...empty, title: 'Mine' },
      theirs: { ...empty, sections: [{ id: 's' }] as Section[] },
    });
    expect(conflicts).toEqual([]);
    expect(merged).toEqual({
      id: 'new',
      title: 'Mine',
      sections: [{ id: 's', questions: [] }],
    });
  });
});
