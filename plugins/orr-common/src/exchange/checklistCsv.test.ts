import fc from 'fast-check';
import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { checkChecklistFile } from './checkChecklistFile';
import { parseChecklistCsv } from './parseChecklistCsv';
import { printChecklistJson, printChecklistYaml } from './printChecklist';
import { csvTemplate, printChecklistCsv } from './printChecklistCsv';

const OWNER = { owner: 'group:default/reliability' };

const parse = (text: string) => parseChecklistCsv(text, OWNER);
const lines = (...rows: string[]) => rows.join('\n');

function questionsOf(text: string): Question[] {
  const { document, problems } = parse(text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return document!.sections.flatMap(({ questions }) => questions);
}

describe('parseChecklistCsv', () => {
  it('reads the template that people fill in', () => {
    const { document, problems, questions } = parse(csvTemplate());
    expect(problems).toEqual([]);
    expect(questions).toBe(2);
    const [first, second] = document!.sections[0].questions;
    expect(document).toMatchObject({ state: 'draft', owner: OWNER.owner });
    expect(first).toMatchObject({
      id: 'can-a-bad-release-be-taken-back',
      risk: 'high',
      profiles: ['launch', 'periodic'],
      answer: { type: 'practice', improvement: expect.any(String) },
    });
    expect(second.answer).toEqual({
      type: 'choices',
      choices: [
        {
          id: 'an-alert-on-what-users-see',
          title: 'An alert on what users see',
          improvement: 'Alert on failed requests.',
          tier: 'core',
        },
        {
          id: 'the-alert-was-tried',
          title: 'The alert was tried',
          improvement: 'Let it fire once.',
          tier: 'secondary',
        },
        { id: 'none-of-these', title: 'None of these', exclusive: true },
      ],
      riskRules: [
        {
          when: 'an-alert-on-what-users-see && the-alert-was-tried && !none-of-these',
          level: 'none',
        },
        {
          when: 'an-alert-on-what-users-see && !none-of-these',
          level: 'medium',
        },
        { when: 'default', level: 'high' },
      ],
    });
  });

  it.each([
    ['commas', 'Requirement,WHY WE ASK?,severity\nIs it so?,It matters,H'],
    ['semicolons', 'severity;Why_we_ask;question\nhigh;It matters;Is it so?'],
    ['tabs', 'Why\tquestion\tRisk\nIt matters\tIs it so?\tcritical'],
    [
      'a mark and Windows line ends',
      '\uFEFFQuestion,Why,Risk\r\nIs it so?,It matters,high\r\n',
    ],
    [
      'rows above the headers',
      'Our requirements,,\n,,\nQuestion,Why,Risk\nIs it so?,It matters,high',
    ],
    [
      'quotation marks',
      '"Question","Why","Risk"\n"Is it so?","It matters","high"',
    ],
  ])('takes %s and the words of people', (_, text) => {
    expect(questionsOf(text)).toMatchObject([
      {
        id: 'is-it-so',
        title: 'Is it so?',
        why: { text: 'It matters' },
        risk: 'high',
        answer: { type: 'practice' },
      },
    ]);
  });

  it('reads a table of one column, and says what nobody has written', () => {
    const { document, problems } = parse('Question\nIs it safe, or not?\n');
    expect(document!.sections).toMatchObject([
      { id: 'questions', questions: [{ title: 'Is it safe, or not?' }] },
    ]);
    expect(
      problems.map(({ severity, row, column }) => [severity, row, column]),
    ).toEqual([
      ['warning', 2, 'Why'],
      ['info', 2, 'Guidance'],
      ['info', 2, 'What good looks like'],
    ]);
  });

  it('keeps line breaks, quotation marks and semicolons in cells', () => {
    const [{ guidance }] = questionsOf(
      'Question,Guidance\nIs it so?,"First ""this"";\nthen, that"\n',
    );
    expect(guidance).toBe('First "this";\nthen, that');
  });

  it('takes formulas as text and says where', () => {
    const { document, problems } = parse(
      'Question,Why\n"=cmd|\' /C calc\'!A0",@SUM(1)\n',
    );
    const [{ title }] = document!.sections[0].questions;
    expect(title).toBe("=cmd|' /C calc'!A0");
    expect(
      problems
        .filter(({ message }) => /formula/.test(message))
        .map(({ row, column }) => [row, column]),
    ).toEqual([
      [2, 'Question'],
      [2, 'Why'],
    ]);
    expect(printChecklistCsv(document!)).toContain("'=cmd|' /C calc'!A0");
  });

  it('begins a section where its name changes, or stands alone', () => {
    const { document } = parse(
      lines(
        'Section,Question,Why',
        'First,,',
        ',One?,x',
        ',Two?,x',
        'Second,Three?,x',
        'Second,Four?,x',
      ),
    );
    expect(
      document!.sections.map(({ id, title, questions }) => [
        id,
        title,
        questions.length,
      ]),
    ).toEqual([
      ['first', 'First', 2],
      ['second', 'Second', 2],
    ]);
  });

  it.each<[why: string, text: string, place: unknown[]]>([
    [
      'an unknown word',
      'Question,Risk\nOne?,low\nTwo?,huge',
      [3, 'Risk', /"huge" is none of high, medium, low/],
    ],
    [
      'no question',
      'Question,Why\n,It matters',
      [2, 'Question', /asks no question/],
    ],
    [
      'an id twice',
      'Question,Question id\nOne?,same\nTwo?,same',
      [3, 'Question id', /row 2 already/],
    ],
    [
      'a wrong id',
      'Question,Question id\nOne?,No Id',
      [2, 'Question id', /lower case/],
    ],
    [
      'a text that is too long',
      `Question\n${'a'.repeat(201)}`,
      [2, 'Question', /at most 200/],
    ],
    [
      'a choice id twice',
      'Question,Choice,Choice id\nOne?,A,same\n,B,same',
      [2, undefined, /"same" is there twice/],
    ],
    [
      'a choice that is too long',
      `Question,Choice\nOne?,A\n,${'b'.repeat(201)}`,
      [3, 'Answer', /choices\[1\].title must have at most 200/],
    ],
    [
      '16 choices',
      lines(
        'Question,Choice',
        'One?,A',
        ...Array.from({ length: 15 }, (_, index) => `,B${index}`),
      ),
      [2, 'Answer', /at most 15/],
    ],
    [
      'choices of a number',
      'Question,Answer,Choice\nOne?,number,A',
      [2, 'Choice', /Only an answer by choices/],
    ],
    [
      'a rule that is none',
      'Question,Choice,Rules\nOne?,A,always good',
      [2, 'Risk rules', /each rule on a line/],
    ],
    [
      'a condition that is none',
      'Question,Choice,Choice id,Rules\nOne?,A,aaa,"none: bbb\ndefault: high"',
      [2, 'Risk rules', /none of none, low/],
    ],
    [
      'a rule over another choice',
      'Question,Choice,Choice id,Risk,Rules\nOne?,A,aaa,high,"none: bbb\nhigh: default"',
      [2, undefined, /"bbb" is no choice/],
    ],
    [
      'JSON that is none',
      'Question,Question more\nOne?,{',
      [2, 'Question more', /JSON/],
    ],
    [
      'a key that nobody knows',
      'Question,Question more\nOne?,"{""colour"":1}"',
      [2, undefined, /unknown key/],
    ],
    [
      'a missing quotation mark',
      'Question,Why\nOne?,"x\nTwo?,y',
      [2, undefined, /not closed/],
    ],
    [
      'more behind a quotation mark',
      'Question,Why\nOne?,"x" y\n',
      [2, undefined, /Behind a closing/],
    ],
    [
      'more cells than headers',
      'Question,Why\nOne?,x,y',
      [2, undefined, /More cells/],
    ],
    ['no headers', 'One?,Two?', [1, undefined, /No column is called Question/]],
    ['nothing', '', [1, undefined, /No column is called Question/]],
    ['no rows', 'Question,Why', [1, undefined, /has no question/]],
    [
      'too much',
      `Question\n${'a'.repeat(500_000)}`,
      [1, undefined, /Larger than 500 kB/],
    ],
  ])('refuses %s, and names the row', (_, text, [row, column, message]) => {
    const { document, problems } = parse(text);
    expect(document).toBeUndefined();
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors[0]).toEqual({
      severity: 'error',
      row,
      ...(column !== undefined && { column }),
      message: expect.stringMatching(message as RegExp),
    });
  });

  it.each([
    ['columns', `Question${','.repeat(300_000)}\nOne?`],
    ['rows', `Question\n${'x\n'.repeat(200_000)}`],
    ['quotation marks', `Question\n${'"'.repeat(399_999)}`],
    ['sections', `Section,Question\n${'a,b\nc,d\n'.repeat(40_000)}`],
    ['choices', `Question,Choice\nOne?,A\n${',B\n'.repeat(19_000)}`],
    ['formulas', `Question,Why\n${'=a,=b\n'.repeat(19_000)}`],
  ])('ends soon with too many %s', (_, text) => {
    const start = performance.now();
    expect(parse(text).document).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it('leaves columns out that nobody knows', () => {
    const { problems } = parse(
      'Question,Why,Guidance,Good,Colour,Why\nOne?,x,x,x,red,y',
    );
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [1, 'Colour'],
      [1, 'Why'],
    ]);
  });

  it('refuses an owner that is none', () => {
    const { document, problems } = parseChecklistCsv('Question\nOne?', {
      owner: 'somebody',
    });
    expect(document).toBeUndefined();
    expect(problems[0].message).toMatch(/^owner must be a full entity ref/);
  });
});

const words = fc.constantFrom(
  'Plain',
  '=cmd',
  "'=cmd",
  "'quoted'",
  '- a list\n- of two',
  'a;b,"c"\td',
  '+1 | é ’',
  '@here',
);
const choices = fc
  .array(
    fc.record(
      {
        title: words,
        guidance: words,
        improvement: words,
        tier: fc.constantFrom(
          'core' as const,
          'scope' as const,
          'alternative' as const,
        ),
        exclusive: fc.boolean(),
        lens: fc.constant({ id: 'A_1', keys: { _note: [1] } }),
      },
      { requiredKeys: ['title'] },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(list =>
    list.map((choice, index) => ({ id: `choice-${index}`, ...choice })),
  );
const answers = fc.oneof<fc.Arbitrary<Question['answer']>[]>(
  fc.constant({ type: 'practice' }),
  fc.constant({ type: 'text' }),
  words.map(improvement => ({ type: 'practice', improvement })),
  fc.constant({ type: 'number', unit: '=hosts', met: { atLeast: 2 } }),
  fc.constant({ type: 'duration', unit: 'hours', improvement: 'Faster' }),
  fc.constant({ type: 'date', met: { withinDays: 9 } }),
  fc
    .tuple(choices, fc.constantFrom('choice-0', 'choice-0 ||\n choice-0'))
    .map(([list, when]) => ({
      type: 'choices',
      choices: list,
      riskRules: [
        { when, level: 'none' },
        { when: 'default', level: 'high' },
      ],
    })),
);
const questions = fc.record<any>(
  {
    title: words,
    guidance: words,
    why: fc.record(
      {
        text: words,
        links: fc.constant([{ title: 'One', url: 'https://example.org' }]),
      },
      { requiredKeys: ['text'] },
    ),
    good: words,
    area: words,
    stakeholder: words,
    gate: fc.constantFrom('blocking', 'advisory'),
    weight: fc.constantFrom(1, 2.5),
    evidence: fc.constant({ rule: 'required', maxAgeDays: 3 }),
    appliesTo: fc.constant({ 'spec.type': { $in: ['service'] } }),
    profiles: fc.subarray(['launch', 'periodic', 'change'], { minLength: 1 }),
    answer: answers,
  },
  { requiredKeys: ['title', 'answer'] },
);
const documents = fc
  .tuple(
    fc.array(
      fc.tuple(words, fc.array(questions, { minLength: 1, maxLength: 3 })),
      { minLength: 1, maxLength: 3 },
    ),
    words,
  )
  .map(
    ([sections, title]): ChecklistDocument =>
      exampleChecklist([], {
        title,
        cadenceByTier: { 'tier-1': 3 },
        sections: sections.map(([name, list], place) => ({
          id: `section-${place}`,
          title: name,
          ...(place && { description: title }),
          questions: list.map((changes, index) =>
            exampleQuestion({ id: `question-${place}-${index}`, ...changes }),
          ),
        })),
      }),
  );

describe('a checklist as a file', () => {
  it.each([
    ['YAML', printChecklistYaml],
    ['JSON', printChecklistJson],
  ])('comes back from %s', (_, print) => {
    fc.assert(
      fc.property(documents, document => {
        const read = checkChecklistFile(print(document));
        expect(read.document).toEqual(document);
      }),
      { numRuns: 200 },
    );
  });

  it('comes back from CSV, and no cell of it is a formula', () => {
    fc.assert(
      fc.property(documents, document => {
        const text = printChecklistCsv(document);
        expect(text).not.toMatch(/(?:^|,)"?[=@]/m);
        const linted = checkChecklistFile(printChecklistJson(document));
        const isSound = linted.problems.every(
          ({ severity }) => severity !== 'error',
        );
        const { document: read } = parse(text);
        expect(read).toEqual(isSound ? document : undefined);
      }),
      { numRuns: 300 },
    );
  });
});
