import fc from 'fast-check';
import { exampleLensFile, exampleLensQuestion } from './exampleLens';
import { Lens } from './lens';
import { parseLens } from './parseLens';
import { printLens } from './printLens';

type Json = Record<string, any>;

/** Any value under keys that a lens may have. */
const ALLOWED_JSON = fc
  .jsonValue({ maxDepth: 2 })
  .filter(
    value =>
      !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(value)),
  );

const parse = (file: unknown) => parseLens(JSON.stringify(file, null, 2));

function codesOf(file: unknown) {
  return parse(file).problems.map(
    ({ code, severity, refuses }) =>
      `${refuses ? 'refused' : severity} ${code}`,
  );
}

function lensOf(file: unknown): Lens {
  const { lens, problems } = parse(file);
  expect(problems.filter(({ refuses }) => refuses)).toEqual([]);
  return lens!;
}

/** The example with its only question changed. */
function withQuestion(changes: Json): Json {
  return exampleLensFile([exampleLensQuestion(changes)]);
}

/** The example with its first choice changed. */
function withChoice(changes: Json): Json {
  const [first, ...rest] = exampleLensQuestion().choices as Json[];
  return withQuestion({ choices: [{ ...first, ...changes }, ...rest] });
}

function withRules(...rules: [condition: string, risk: string][]): Json {
  return withQuestion({
    riskRules: rules.map(([condition, risk]) => ({ condition, risk })),
  });
}

function manyChoices(count: number): Json {
  const ids = Array.from({ length: count }, (_, index) => `choice_${index}`);
  return withQuestion({
    choices: ids.map(id => ({
      id,
      title: 'A practice',
      improvementPlan: { displayText: 'Begin.' },
    })),
    riskRules: [
      { condition: ids.join(' && '), risk: 'NO_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ],
  });
}

function manyQuestions(count: number): Json {
  return exampleLensFile(
    Array.from({ length: count }, (_, index) =>
      exampleLensQuestion({ id: `question_${index}` }),
    ),
  );
}

function manyPillars(count: number): Json {
  return exampleLensFile([], {
    pillars: Array.from({ length: count }, (_, index) => ({
      id: `pillar_${index}`,
      name: 'A pillar',
      questions: [],
    })),
  });
}

const PLAN = { improvementPlan: { displayText: 'Begin.' } };
const GOOD = 'one_command && rehearsed && !rollback_no';

describe('parseLens', () => {
  it('reads a sound lens without a word', () => {
    const file = exampleLensFile();
    expect(parse(file)).toEqual({ lens: file, problems: [] });
  });

  it.each<[why: string, file: unknown, codes: string[]]>([
    // At the limits
    ['10 pillars', manyPillars(10), []],
    ['20 questions', manyQuestions(20), []],
    ['15 choices', manyChoices(15), []],
    ['a title of 128', withQuestion({ title: 'a'.repeat(128) }), []],
    [
      'a description of 2048',
      withQuestion({ description: 'a'.repeat(2_048) }),
      [],
    ],
    ['no description', withQuestion({ description: undefined }), []],
    ['an empty description', withQuestion({ description: '' }), []],
    [
      'help of 2048',
      withQuestion({ helpfulResource: { displayText: 'a'.repeat(2_048) } }),
      [],
    ],
    ['a pillar without questions', exampleLensFile([]), []],
    [
      'an empty address',
      withChoice({ helpfulResource: { displayText: 'Help', url: '' } }),
      [],
    ],
    ['a null instead of a resource', withChoice({ helpfulResource: null }), []],
    [
      'unknown keys',
      exampleLensFile([exampleLensQuestion({ url: 'x' })], { _version: 3 }),
      [],
    ],
    [
      'the same choices in two questions',
      exampleLensFile([
        exampleLensQuestion(),
        exampleLensQuestion({ id: 'other' }),
      ]),
      [],
    ],
    [
      'rules that begin with the worst',
      withRules(
        ['!one_command || rollback_no', 'HIGH_RISK'],
        ['one_command && !rehearsed', 'MEDIUM_RISK'],
        ['default', 'NO_RISK'],
      ),
      [],
    ],
    // Read, with a word about it
    [
      'an id above 64',
      withChoice({ id: 'a'.repeat(65), ...PLAN }),
      ['warning longId', 'error unknownChoice', 'error unknownChoice'],
    ],
    [
      'Url',
      withChoice({
        helpfulResource: { displayText: 'Help', Url: 'https://example.org' },
      }),
      ['warning urlSpelling'],
    ],
    [
      'an address without words',
      withChoice({ helpfulResource: { url: 'https://example.org' } }),
      ['warning displayTextMissing'],
    ],
    [
      'no improvement plan',
      withChoice({ improvementPlan: undefined }),
      ['warning improvementPlanMissing'],
    ],
    [
      'a character that is not taken',
      withChoice({ title: 'Quick; safe' }),
      ['warning restrictedCharacters'],
    ],
    [
      'no default',
      withRules(
        [GOOD, 'NO_RISK'],
        ['!rehearsed || !one_command || rollback_no', 'HIGH_RISK'],
      ),
      ['warning missingDefault'],
    ],
    [
      'a level that is not reached',
      withRules(
        ['one_command && !rollback_no', 'NO_RISK'],
        [GOOD, 'MEDIUM_RISK'],
        ['default', 'HIGH_RISK'],
      ),
      ['warning levelNotReached'],
    ],
    [
      'a condition that contradicts itself',
      withRules(
        ['(one_command) && (!one_command)', 'NO_RISK'],
        ['default', 'HIGH_RISK'],
      ),
      [
        'warning unmentionedChoice',
        'warning allPracticesNotNone',
        'warning contradiction',
      ],
    ],
    [
      'a choice that no rule names',
      withRules(['one_command', 'NO_RISK'], ['default', 'HIGH_RISK']),
      ['warning unmentionedChoice'],
    ],
    [
      'all that is good but some risk',
      withRules(
        [`one_command && !rehearsed`, 'NO_RISK'],
        ['default', 'HIGH_RISK'],
      ),
      ['info practiceRaisesRisk', 'warning allPracticesNotNone'],
    ],
    [
      'a scope exit by "None of these"',
      withRules(
        [`rollback_no || one_command && rehearsed`, 'NO_RISK'],
        ['default', 'HIGH_RISK'],
      ),
      ['warning noneBelowRisk'],
    ],
    [
      'only a default without risk',
      withRules(['default', 'NO_RISK']),
      ['info noEffectOnRisk'],
    ],
    [
      'a priority in the title',
      withQuestion({ title: 'Rollback (H)' }),
      ['info priorityInTitle'],
    ],
    [
      '"None of these" as a practice',
      withChoice({ title: 'None of above' }),
      ['warning noneWithoutSuffix'],
    ],
    // Needs repair
    [
      'an unknown choice',
      withRules([`${GOOD} && ghost`, 'NO_RISK'], ['default', 'HIGH_RISK']),
      ['error unknownChoice'],
    ],
    [
      'a condition that is none',
      withRules(
        [`one_command & rehearsed`, 'NO_RISK'],
        ['default', 'HIGH_RISK'],
      ),
      ['error unreadableCondition'],
    ],
    [
      'an endless condition',
      withRules(
        [`${'one_command||'.repeat(2_000)}rehearsed`, 'NO_RISK'],
        ['default', 'HIGH_RISK'],
      ),
      ['error unreadableCondition'],
    ],
    [
      'a condition nested deeply',
      withRules(
        [`${'('.repeat(60)}rehearsed${')'.repeat(60)}`, 'NO_RISK'],
        ['default', 'HIGH_RISK'],
      ),
      ['error unreadableCondition'],
    ],
    [
      'a rule behind the default',
      withRules(['default', 'HIGH_RISK'], [GOOD, 'NO_RISK']),
      ['error ruleBehindDefault'],
    ],
    [
      'an address with a script',
      withChoice({
        helpfulResource: { displayText: 'Help', url: 'data:text/html,alert' },
      }),
      ['error unsafeUrl'],
    ],
    [
      'an address without a scheme',
      withQuestion({
        helpfulResource: { displayText: 'Help', url: 'example.org' },
      }),
      ['error unsafeUrl'],
    ],
    // Refused
    [
      'another schema version',
      exampleLensFile(undefined, { schemaVersion: '2020' }),
      ['refused wrongSchemaVersion'],
    ],
    ['11 pillars', manyPillars(11), ['refused tooManyPillars']],
    ['no pillars', manyPillars(0), ['refused missingKey']],
    ['21 questions', manyQuestions(21), ['refused tooManyQuestions']],
    ['16 choices', manyChoices(16), ['refused tooManyChoices']],
    ['no choices', withQuestion({ choices: [] }), ['refused missingKey']],
    ['no rules', withQuestion({ riskRules: [] }), ['refused missingKey']],
    [
      '4 rules',
      withRules(
        ['one_command', 'NO_RISK'],
        ['rehearsed', 'MEDIUM_RISK'],
        ['rollback_no', 'HIGH_RISK'],
        ['default', 'HIGH_RISK'],
      ),
      ['refused tooManyRules'],
    ],
    [
      'two rules of one level',
      withRules(['one_command', 'HIGH_RISK'], ['default', 'HIGH_RISK']),
      ['refused duplicateRisk'],
    ],
    [
      'a level that lenses do not have',
      withRules(['default', 'LOW_RISK']),
      ['refused invalidRisk'],
    ],
    [
      'a title of 129',
      withQuestion({ title: 'a'.repeat(129) }),
      ['refused textTooLong'],
    ],
    [
      'a description of 2049',
      withQuestion({ description: 'a'.repeat(2_049) }),
      ['refused textTooLong'],
    ],
    ['no title', withQuestion({ title: undefined }), ['refused missingKey']],
    ['a blank title', withQuestion({ title: ' ' }), ['refused emptyText']],
    ['a number as title', withQuestion({ title: 1 }), ['refused wrongType']],
    [
      'a list as a pillar',
      exampleLensFile([], { pillars: [[]] }),
      ['refused wrongType'],
    ],
    [
      'two pillars of one id',
      exampleLensFile([], {
        pillars: [1, 2].map(() => ({
          id: 'same',
          name: 'Same',
          questions: [],
        })),
      }),
      ['refused duplicatePillarId'],
    ],
    [
      'two questions of one id',
      exampleLensFile([exampleLensQuestion(), exampleLensQuestion()]),
      ['refused duplicateQuestionId'],
    ],
    [
      'two choices of one id',
      withChoice({ id: 'rehearsed' }),
      ['refused duplicateChoiceId'],
    ],
    [
      'a dash in an id',
      withQuestion({ id: 'roll-back' }),
      ['refused invalidId'],
    ],
    ['an id of two letters', withQuestion({ id: 'ab' }), ['refused invalidId']],
    [
      'another kind of resource',
      withChoice({ additionalResources: [{ type: 'VIDEO', content: [] }] }),
      ['refused invalidResourceType'],
    ],
    [
      'two resources of one kind',
      withChoice({
        additionalResources: [1, 2].map(() => ({
          type: 'HELPFUL_RESOURCE',
          content: [],
        })),
      }),
      ['refused invalidResourceType'],
    ],
    [
      '6 texts in a resource',
      withChoice({
        additionalResources: [
          {
            type: 'HELPFUL_RESOURCE',
            content: Array(6).fill({ displayText: 'x' }),
          },
        ],
      }),
      ['refused tooManyResources'],
    ],
    [
      'half a character',
      exampleLensFile(undefined, { _note: ['\ud800'] }),
      ['refused brokenText'],
    ],
    ['no object', [], ['refused notALens']],
    ['another file', { kind: 'Component' }, ['refused notALens']],
  ])('%s', (_, file, codes) => {
    const codesFound = codesOf(file);
    expect(codesFound).toEqual(codes);
    expect(parse(file).lens === undefined).toBe(
      codes.some(code => code.startsWith('refused')),
    );
  });

  it('refuses what is no strict JSON, and says where', () => {
    const text = '{\n  "schemaVersion": "2021-11-01",\n  "name": NaN\n}';
    expect(parseLens(text)).toEqual({
      problems: [
        {
          code: 'invalidJson',
          severity: 'error',
          refuses: true,
          path: [],
          line: 3,
          column: 11,
          message: 'JSON knows no NaN',
        },
      ],
    });
    for (const [broken, line, column] of [
      ['', 1, 1],
      ['{"a": 1,}', 1, 9],
      ['{\n// why\n"a": 1}', 2, 1],
      ["{'a': 1}", 1, 2],
      ['{"a": 1} x', 1, 10],
      ['{"a": "b', 1, 7],
    ] as const) {
      const { lens, problems } = parseLens(broken);
      expect(lens).toBeUndefined();
      expect(problems).toMatchObject([{ code: 'invalidJson', line, column }]);
    }
  });

  it('names the place of a problem', () => {
    const file = withChoice({ title: 'a'.repeat(129) });
    const text = JSON.stringify(file, null, 2);
    const [found] = parseLens(text).problems;
    expect(found.path).toEqual([
      'pillars',
      0,
      'questions',
      0,
      'choices',
      0,
      'title',
    ]);
    const line = text.split('\n')[found.line - 1];
    expect(line.slice(found.column - 1)).toMatch(/^"a{128}/);
  });

  it('refuses more than 500 KB, deep nesting and forbidden keys, quickly', () => {
    const large = exampleLensFile(undefined, { _note: 'a'.repeat(500_000) });
    expect(codesOf(large)).toEqual(['refused tooLarge']);
    expect(parseLens('['.repeat(400_000)).problems[0].code).toBe(
      'nestedTooDeeply',
    );
    expect(parseLens(`"${'\\"'.repeat(200_000)}`).problems[0].code).toBe(
      'invalidJson',
    );
    const polluted = JSON.stringify(exampleLensFile()).replace(
      '{',
      '{"_note":{"__proto__":{"polluted":true}},',
    );
    expect(parseLens(polluted).problems[0]).toMatchObject({
      code: 'forbiddenKey',
      refuses: true,
    });
  });

  it.each([
    [
      'conditions that hold for one selection in many',
      () => {
        const ids = Array.from({ length: 15 }, (_, index) => `c_${index}`);
        const part = `(${ids.map(id => `${id}`).join('&&')})`;
        const condition = Array(45).fill(part).join('||');
        return exampleLensFile(
          Array.from({ length: 20 }, (_, index) =>
            exampleLensQuestion({
              id: `question_${index}`,
              choices: ids.map(id => ({ id, title: id })),
              riskRules: ['NO_RISK', 'MEDIUM_RISK', 'HIGH_RISK'].map(risk => ({
                condition: `!(${condition})`,
                risk,
              })),
            }),
          ),
        );
      },
    ],
    [
      'unknown keys',
      () =>
        exampleLensFile(
          undefined,
          Object.fromEntries(
            Array.from({ length: 30_000 }, (_, index) => [`_${index}`, 1]),
          ),
        ),
    ],
    [
      'problems',
      () => {
        const choices = Array.from({ length: 15 }, (_, index) => ({
          id: `c_${index}`,
          title: '"',
          helpfulResource: { url: 'x' },
        }));
        return exampleLensFile([], {
          pillars: Array.from({ length: 10 }, (_, pillar) => ({
            id: `pillar_${pillar}`,
            name: '"',
            questions: Array.from({ length: 20 }, (__, index) =>
              exampleLensQuestion({ id: `q_${pillar}_${index}`, choices }),
            ),
          })),
        });
      },
    ],
  ])('ends soon with very many %s', (_, fileOf) => {
    const text = JSON.stringify(fileOf());
    expect(text.length).toBeLessThan(500_000);
    const start = performance.now();
    expect(parseLens(text).lens).toBeDefined();
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it('tells of keys that stand twice, a few of them', () => {
    const twice = JSON.stringify(exampleLensFile()).replace(
      '{',
      `{${'"name":"First",'.repeat(20_000)}`,
    );
    const { lens, problems } = parseLens(twice);
    expect(lens?.name).toBe('Launch lens');
    expect(problems).toHaveLength(20);
    expect(problems[0].code).toBe('duplicateKey');
  });

  it('accepts a byte order mark and Windows line ends', () => {
    const text = `\uFEFF${JSON.stringify(exampleLensFile(), null, 2).replace(
      /\n/g,
      '\r\n',
    )}`;
    expect(parseLens(text)).toEqual({ lens: exampleLensFile(), problems: [] });
  });

  it('leaves addresses out that are empty or unsafe, and reads Url as url', () => {
    const content = [
      { displayText: 'One', Url: 'https://example.org/one', _seen: true },
      { displayText: 'Two', url: 'data:text/html,x' },
      { displayText: 'Three', url: '' },
    ];
    const type = 'IMPROVEMENT_PLAN';
    const lens = lensOf(
      withChoice({ additionalResources: [{ type, content }] }),
    );
    expect(lens.pillars[0].questions[0].choices[0].additionalResources).toEqual(
      [
        {
          type,
          content: [
            {
              displayText: 'One',
              url: 'https://example.org/one',
              extensions: { _seen: true },
            },
            { displayText: 'Two' },
            { displayText: 'Three' },
          ],
        },
      ],
    );
  });
});

describe('printLens', () => {
  it('writes unknown keys back where they stood', () => {
    const more = { _note: { any: [1, null] } };
    const [choice, ...choices] = exampleLensQuestion().choices as Json[];
    const file = exampleLensFile(
      [
        exampleLensQuestion({
          ...more,
          helpfulResource: { displayText: 'Help', ...more },
          choices: [
            {
              ...choice,
              ...more,
              improvementPlan: {
                displayText: 'Plan',
                url: 'https://example.org',
                ...more,
              },
              additionalResources: [
                {
                  type: 'HELPFUL_RESOURCE',
                  content: [{ displayText: 'More', ...more }],
                  ...more,
                },
              ],
            },
            ...choices,
          ],
          riskRules: [{ condition: 'default', risk: 'HIGH_RISK', ...more }],
        }),
      ],
      more,
    );
    (file.pillars as Json[])[0]._note = more;
    expect(JSON.parse(printLens(lensOf(file)))).toEqual(file);
  });

  it('is read as the lens it was printed from', () => {
    const words = fc.constantFrom('Alpha', 'beta (H)', 'It’s; so', ' spaced ');
    const ids = fc.stringMatching(/^[A-Za-z0-9_]{3,12}$/);
    const more = fc.option(fc.record({ _note: ALLOWED_JSON }), { nil: {} });
    const resource = fc
      .tuple(
        fc.record(
          { displayText: words, url: fc.webUrl() },
          { requiredKeys: ['displayText'] },
        ),
        more,
      )
      .map(parts => Object.assign({}, ...parts));
    const choices = fc.uniqueArray(
      fc.record(
        {
          id: ids,
          title: words,
          helpfulResource: resource,
          improvementPlan: resource,
        },
        { requiredKeys: ['id', 'title'] },
      ),
      { selector: ({ id }) => id, minLength: 1, maxLength: 4 },
    );
    const question = fc
      .tuple(choices, words, more)
      .map(([list, title, extra]) => ({
        ...extra,
        title,
        choices: list,
        riskRules: [
          { condition: list.map(({ id }) => id).join(' && '), risk: 'NO_RISK' },
          { condition: 'default', risk: 'HIGH_RISK' },
        ],
      }));
    fc.assert(
      fc.property(fc.array(question, { maxLength: 4 }), more, (list, extra) => {
        const questions = list.map((one, index) => ({
          ...one,
          id: `id_${index}`,
        }));
        const lens = lensOf(exampleLensFile(questions, extra));
        const again = parseLens(printLens(lens));
        expect(again.lens).toEqual(lens);
      }),
      { numRuns: 200 },
    );
  });
});
