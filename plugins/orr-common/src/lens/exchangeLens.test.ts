import fc from 'fast-check';
import { checklistDocumentSchema } from '../checklist/checklistDocument';
import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { lintChecklist } from '../checklist/lintChecklist';
import { TruthTable } from '../checklist/TruthTable';
import { questionLevel } from '../scoring/questionLevel';
import { checklistOfLens } from './checklistOfLens';
import { evaluateLensQuestion } from './evaluateLensQuestion';
import { exampleLensFile, exampleLensQuestion } from './exampleLens';
import { Lens } from './lens';
import { lensOfChecklist } from './lensOfChecklist';
import { lensRulesOf } from './lensRulesOf';
import { parseLens } from './parseLens';

type Json = Record<string, any>;

/** Any value under keys that a lens may have. */
const ALLOWED_JSON = fc
  .jsonValue({ maxDepth: 2 })
  .filter(
    value =>
      !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(value)),
  );

const OWNER = { owner: 'group:default/reliability' };

function lensOf(file: unknown): Lens {
  const { lens, problems } = parseLens(JSON.stringify(file));
  expect(problems.filter(({ refuses }) => refuses)).toEqual([]);
  return lens!;
}

const documentOf = (file: unknown) =>
  checklistOfLens(lensOf(file), OWNER).document!;

/** A lens with much that a checklist cannot say itself. */
function richFile(): Json {
  const pillar = { name: 'Operations', questions: richQuestions() };
  return exampleLensFile([], {
    _version: 'v1',
    name: 'Launch lens ',
    pillars: [
      { id: 'empty_first', name: 'Empty', questions: [], _note: 1 },
      { id: 'operationalExcellence', ...pillar, _teams: ['Payments'] },
      { id: 'empty', name: 'Empty', questions: [] },
    ],
  });
}

describe('checklistOfLens', () => {
  it('makes a draft that says what a lens does not say', () => {
    const { document, notes } = checklistOfLens(
      lensOf(exampleLensFile()),
      OWNER,
    );
    expect(checklistDocumentSchema.parse(document)).toEqual(document);
    expect(lintChecklist(document!)).toEqual([]);
    expect(document).toEqual({
      schemaVersion: 1,
      id: 'launch-lens',
      title: 'Launch lens',
      description: 'What a service needs before it meets its users.',
      owner: 'group:default/reliability',
      state: 'draft',
      kinds: ['launch', 'periodic'],
      appliesTo: { kind: 'Component' },
      lens: {},
      sections: [
        {
          id: 'operational-excellence',
          title: 'Operations',
          lens: { id: 'operationalExcellence' },
          questions: [
            {
              id: 'rollback',
              title: 'How do you take a release back?',
              guidance: 'Think of the last release that went wrong.',
              why: { text: 'The lens gives no reason.' },
              good: 'The lens does not say.',
              area: 'Operations',
              stakeholder: 'Not named by the lens',
              origin: 'best-practice',
              risk: 'high',
              effort: 'medium',
              phase: 'operate',
              profiles: ['launch', 'periodic'],
              lens: {},
              answer: {
                type: 'choices',
                choices: [
                  {
                    id: 'one_command',
                    title: 'By one command',
                    improvement: 'Write it.',
                  },
                  {
                    id: 'rehearsed',
                    title: 'It is rehearsed',
                    improvement: 'Try it often.',
                  },
                  {
                    id: 'rollback_no',
                    title: 'None of these',
                    exclusive: true,
                  },
                ],
                riskRules: [
                  {
                    when: 'one_command && rehearsed && !rollback_no',
                    level: 'none',
                  },
                  { when: 'one_command && !rollback_no', level: 'medium' },
                  { when: 'default', level: 'high' },
                ],
              },
            },
          ],
        },
      ],
    });
    expect(notes.map(({ kind, path }) => [kind, path])).toEqual([
      ['adapted', []],
      ['adapted', []],
      ['adapted', []],
      ['adapted', ['pillars', 0, 'questions', 0]],
    ]);
    expect(notes[2].message).toMatch(/^1 ids are written/);
  });

  it('keeps what it has no place for, and shows help and links where people read', () => {
    const { document, notes } = checklistOfLens(lensOf(richFile()), OWNER);
    const [question, survey] = document!.sections[0].questions;
    expect(question).toMatchObject({
      id: 'ops_1',
      guidance:
        'Think of the last release that went wrong.\n\nThe last release is the best teacher.',
      why: { links: [{ url: 'https://example.org/rollback' }] },
      risk: 'high',
      lens: { id: 'OPS_1' },
      answer: {
        choices: [
          {
            id: 'ops_1_1',
            improvement:
              'Write it.\nhttps://example.org/command\n\nAsk the platform team.',
          },
          { id: 'ops_1_1-2' },
          { id: 'ops_1_no', exclusive: true },
        ],
        riskRules: [
          { when: 'ops_1_1&&(ops_1_1-2) && !ops_1_no', level: 'none' },
          { when: 'ops_1_1 || ops_1_1-2', level: 'high' },
          { when: 'default', level: 'high' },
        ],
      },
    });
    expect(survey).toMatchObject({
      risk: 'low',
      gate: 'advisory',
      guidance: 'The lens gives no guidance.',
    });
    expect(notes.map(({ message }) => message).join('\n')).toMatch(
      /one was added that gives high[^]*No answer shows a risk[^]*The pillar asks nothing/,
    );
  });

  it('takes no options that do not fit, and no lens that asks nothing', () => {
    const lens = lensOf(exampleLensFile());
    const wrong = checklistOfLens(lens, { owner: 'reliability' });
    expect(wrong.document).toBeUndefined();
    expect(wrong.notes[0]).toMatchObject({ kind: 'lost', path: ['owner'] });
    expect(
      checklistOfLens(lensOf(exampleLensFile([])), OWNER).document,
    ).toBeUndefined();
  });

  it('can be published although the lens has quirks that nobody can be made to mend first', () => {
    const document = documentOf(
      exampleLensFile([
        exampleLensQuestion({
          riskRules: [
            { condition: '(one_command) && (!one_command)', risk: 'NO_RISK' },
            { condition: 'rollback_no || rehearsed', risk: 'MEDIUM_RISK' },
            { condition: 'default', risk: 'HIGH_RISK' },
          ],
        }),
      ]),
    );
    const severities = lintChecklist(document).map(({ severity }) => severity);
    expect(severities).toContain('warning');
    expect(severities).not.toContain('error');
  });
});

function richQuestions(): Json[] {
  const [, second, none] = exampleLensQuestion().choices as Json[];
  return [
    exampleLensQuestion({
      id: 'OPS_1',
      title: ' How do you take a release back? ',
      helpfulResource: {
        displayText: 'The last release is the best teacher.',
        url: 'https://example.org/rollback',
      },
      choices: [
        {
          id: 'OPS_1_1',
          title: 'By one command',
          improvementPlan: {
            displayText: 'Write it.',
            url: 'https://example.org/command',
          },
          additionalResources: [
            {
              type: 'IMPROVEMENT_PLAN',
              content: [{ displayText: 'Ask the platform team.' }],
            },
          ],
          description: 'One command',
        },
        { ...second, id: 'ops_1_1', title: 'It is rehearsed; often' },
        { ...none, id: 'OPS_1_no' },
      ],
      riskRules: [
        { condition: 'OPS_1_1&&(ops_1_1) && !OPS_1_no', risk: 'NO_RISK' },
        { condition: 'OPS_1_1 || ops_1_1', risk: 'HIGH_RISK', _why: 'x' },
      ],
    }),
    exampleLensQuestion({
      id: 'survey',
      description: undefined,
      riskRules: [{ condition: 'default', risk: 'NO_RISK' }],
    }),
  ];
}

describe('lensOfChecklist', () => {
  it('writes an imported lens back as it came', () => {
    const lens = lensOf(richFile());
    const { document } = checklistOfLens(lens, OWNER);
    expect(lensOfChecklist(document!).lens).toEqual(lens);
  });

  it('writes what was changed, and keeps the rest as it came', () => {
    const document = documentOf(richFile());
    const [question] = document.sections[0].questions;
    question.guidance = 'Look at the last three.';
    question.good = 'One command does it.';
    if (question.answer.type === 'choices') {
      question.answer.choices[0].improvement = 'Write a script.';
      question.answer.riskRules.splice(1, 1);
    }
    const { lens } = lensOfChecklist(document);
    expect(lens?.pillars[1].questions[0]).toMatchObject({
      id: 'OPS_1',
      title: ' How do you take a release back? ',
      description: 'Look at the last three.',
      helpfulResource: {
        displayText: 'What good looks like: One command does it.',
        url: 'https://example.org/rollback',
      },
      choices: [
        {
          id: 'OPS_1_1',
          improvementPlan: { displayText: 'Write a script.' },
          extensions: { description: 'One command' },
        },
        { id: 'ops_1_1' },
        { id: 'OPS_1_no' },
      ],
      riskRules: [
        { condition: 'OPS_1_1&&(ops_1_1) && !OPS_1_no', risk: 'NO_RISK' },
        { condition: 'default', risk: 'HIGH_RISK' },
      ],
    });
  });

  it('says exactly what a checklist of our own loses', () => {
    const { lens, notes, problems } = lensOfChecklist(
      exampleChecklist(
        [
          exampleQuestion({
            title: 'Is it "safe"; always?',
            weight: 3,
            evidence: { rule: 'required' },
          }),
          exampleQuestion({
            id: 'logs-kept',
            risk: 'low',
            answer: {
              type: 'choices',
              choices: [
                { id: 'some-logs', title: 'Some logs', tier: 'core' },
                { id: 'none', title: 'None of these', exclusive: true },
              ],
              riskRules: [
                { when: 'some-logs', level: 'none' },
                { when: 'default', level: 'low' },
              ],
            },
          }),
          exampleQuestion({ id: 'how-many', answer: { type: 'text' } }),
        ],
        { cadenceMonths: 6 },
      ),
    );
    expect(problems).toEqual([]);
    expect(lens).toEqual({
      schemaVersion: '2021-11-01',
      name: 'Launch readiness',
      description: 'What a service needs before it meets its users.',
      pillars: [
        {
          id: 'release',
          name: 'Release',
          questions: [
            {
              id: 'rollback',
              title: "Is it 'safe', always?",
              description: 'Think of the last release that went wrong.',
              helpfulResource: {
                displayText:
                  'Why we ask: Taking a release back is the quickest repair.\nWhat good looks like: One command takes a release back.',
              },
              choices: [
                {
                  id: 'yes',
                  title: 'Yes',
                  improvementPlan: { displayText: 'Yes' },
                },
                {
                  id: 'partly',
                  title: 'Partly',
                  improvementPlan: { displayText: 'Partly' },
                },
                { id: 'answer_no', title: 'No' },
              ],
              riskRules: [
                { condition: 'yes && !answer_no', risk: 'NO_RISK' },
                { condition: 'partly && !answer_no', risk: 'MEDIUM_RISK' },
                { condition: 'default', risk: 'HIGH_RISK' },
              ],
            },
            expect.objectContaining({
              id: 'logs_kept',
              choices: [
                {
                  id: 'some_logs',
                  title: 'Some logs',
                  improvementPlan: { displayText: 'Some logs' },
                },
                { id: 'none_no', title: 'None of these' },
              ],
              riskRules: [
                { condition: 'some_logs', risk: 'NO_RISK' },
                { condition: 'default', risk: 'MEDIUM_RISK' },
              ],
            }),
          ],
        },
      ],
    });
    const at = (index: number, ...rest: (string | number)[]) =>
      JSON.stringify(['sections', 0, 'questions', index, ...rest]);
    expect(notes.map(({ kind, path }) => [kind, JSON.stringify(path)])).toEqual(
      [
        ['lost', '[]'],
        ['lost', '["cadenceMonths"]'],
        ['lost', at(0, 'weight')],
        ['lost', at(0, 'evidence')],
        ['adapted', at(0, 'answer')],
        ['adapted', at(0, 'title')],
        ['adapted', at(0, 'answer', 'choices', 0)],
        ['adapted', at(0, 'answer', 'choices', 1)],
        ['lost', at(1, 'answer', 'choices', 0, 'tier')],
        ['adapted', at(1, 'answer', 'choices', 0)],
        ['adapted', at(1, 'answer', 'riskRules', 1, 'level')],
        ['lost', at(2)],
      ],
    );
  });

  it('writes no lens where a checklist holds more than one can', () => {
    const questions = Array.from({ length: 21 }, (_, index) =>
      exampleQuestion({ id: `question-${index}` }),
    );
    const { lens, problems } = lensOfChecklist(exampleChecklist(questions));
    expect(lens).toBeUndefined();
    expect(problems).toMatchObject([
      { code: 'tooManyQuestions', refuses: true },
    ]);
  });

  it('tells of characters that the tool refuses', () => {
    const file = exampleLensFile([exampleLensQuestion({ title: 'One; two' })]);
    const { lens, problems } = lensOfChecklist(documentOf(file));
    expect(lens).toEqual(lensOf(file));
    expect(problems).toMatchObject([
      { code: 'restrictedCharacters', severity: 'error' },
    ]);
  });
});

const ids = fc.stringMatching(/^[A-Za-z0-9_]{3,8}$/);
const words = fc.constantFrom('Alpha', 'Beta (H)', 'It; is', ' spaced', 'é');
const note = fc.option(ALLOWED_JSON, { nil: undefined });
const resource = fc.record(
  { displayText: words, url: fc.webUrl(), _note: note },
  { requiredKeys: ['displayText'] },
);
const choice = fc.record(
  {
    id: fc.oneof(
      ids,
      ids.map(id => `${id.slice(0, 5)}_no`),
    ),
    title: words,
    helpfulResource: resource,
    improvementPlan: resource,
    additionalResources: fc.constantFrom<Json[]>(
      [],
      [{ type: 'HELPFUL_RESOURCE', content: [{ displayText: 'More' }] }],
      [{ type: 'IMPROVEMENT_PLAN', content: [] }],
    ),
    description: note,
  },
  { requiredKeys: ['id', 'title'] },
);
const question = fc
  .tuple(
    fc.uniqueArray(choice, {
      selector: ({ id }) => id,
      minLength: 1,
      maxLength: 4,
    }),
    fc.uniqueArray(fc.constantFrom('NO_RISK', 'MEDIUM_RISK', 'HIGH_RISK'), {
      minLength: 1,
    }),
    fc.boolean(),
    fc.record({
      title: words,
      description: fc.option(words, { nil: undefined }),
      helpfulResource: fc.option(resource, { nil: undefined }),
      _note: note,
    }),
  )
  .map(([choices, risks, hasDefault, rest]) => ({
    ...rest,
    choices,
    riskRules: risks.map((risk, index) => ({
      condition:
        hasDefault && index === risks.length - 1
          ? 'default'
          : `!${choices[index % choices.length].id}||  (${choices[0].id})`,
      risk,
    })),
  }));
const files = fc
  .tuple(
    fc.array(fc.array(question, { maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.uniqueArray(ids, { minLength: 12, maxLength: 12 }),
    words,
    note,
  )
  .map(([pillars, names, name, more]) => ({
    schemaVersion: '2021-11-01',
    name,
    description: name,
    _release_note: more,
    pillars: pillars.map((questions, index) => ({
      id: names[index],
      name,
      questions: questions.map((one, place) => ({
        id: names[3 + index * 3 + place],
        ...one,
      })),
    })),
  }))
  .filter(({ pillars }) => pillars.some(({ questions }) => questions.length));

describe('an unedited lens', () => {
  it('comes back equal', () => {
    fc.assert(
      fc.property(files, file => {
        const lens = lensOf(file);
        const { document } = checklistOfLens(lens, OWNER);
        expect(checklistDocumentSchema.parse(document)).toEqual(document);
        expect(lensOfChecklist(document!).lens).toEqual(lens);
      }),
      { numRuns: 300 },
    );
  });

  it('gives each selection the level that its checklist gives', () => {
    fc.assert(
      fc.property(question, asked => {
        const lens = lensOf(exampleLensFile([{ id: 'asked', ...asked }]));
        const [lensQuestion] = lens.pillars[0].questions;
        const { document } = checklistOfLens(lens, OWNER);
        const [own] = document!.sections[0].questions;
        const form = own.answer as Extract<
          typeof own.answer,
          { type: 'choices' }
        >;
        const picked = <T>(list: T[], selection: number) =>
          list.filter((_, index) => Math.floor(selection / 2 ** index) % 2);
        const possible = TruthTable.ofPossible(form.choices);
        for (
          let selection = 1;
          selection < 2 ** form.choices.length;
          selection += 1
        ) {
          if (!possible.has(selection)) {
            continue;
          }
          const selected = picked(lensQuestion.choices, selection);
          const level = questionLevel({
            question: own,
            statement: {
              kind: 'choices',
              choices: picked(form.choices, selection).map(({ id }) => id),
            },
            confirmed: false,
            today: '2030-01-01',
          });
          expect(level.level).toBe(
            evaluateLensQuestion(lensQuestion, {
              selected: selected.map(({ id }) => id),
            }),
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('lensRulesOf', () => {
  const NAMES = ['aaa', 'bbb', 'ccc'];
  const conditions = fc.constantFrom(
    'aaa',
    'bbb && !ccc',
    'aaa || bbb',
    '!aaa',
    'ccc',
  );
  const levels = fc.constantFrom('none', 'medium', 'high');

  it('has one rule for each level and decides as before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(conditions, levels), { maxLength: 3 }),
        levels,
        fc.subarray(NAMES, { minLength: 1 }),
        (rules, last, selected) => {
          const riskRules = [
            ...rules.map(([when, level]) => ({ when, level })),
            { when: 'default', level: last },
          ];
          const lensRules = lensRulesOf(riskRules, 'high');
          expect(new Set(lensRules.map(({ risk }) => risk)).size).toBe(
            lensRules.length,
          );
          expect(lensRules.at(-1)?.condition).toBe('default');
          const choices = NAMES.map(id => ({ id, title: id }));
          const { level } = questionLevel({
            question: exampleQuestion({
              answer: { type: 'choices', choices, riskRules },
            }),
            statement: { kind: 'choices', choices: selected },
            confirmed: false,
            today: '2030-01-01',
          });
          expect(
            evaluateLensQuestion(
              { id: 'ask', title: 'Ask', choices, riskRules: lensRules },
              { selected },
            ),
          ).toBe(level);
        },
      ),
      { numRuns: 500 },
    );
  });
});
