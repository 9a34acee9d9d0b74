import { readFileSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { checkChecklistFile } from 'backstage-plugin-orr-common';
import { runCommand } from './__testUtils__/runCommand';
import { runMain } from './__testUtils__/runMain';

jest.setTimeout(60_000);

const LENS = {
  schemaVersion: '2021-11-01',
  name: 'Launch lens',
  description: 'What a service needs.',
  _version: '1.2',
  pillars: [
    {
      id: 'operationalExcellence',
      name: 'Operations',
      questions: [
        {
          id: 'OPS_1',
          title: 'How do you take a release back?',
          choices: [
            {
              id: 'OPS_1_1',
              title: 'By one command',
              improvementPlan: { displayText: 'Write it.' },
            },
            {
              id: 'OPS_1_2',
              title: 'It is rehearsed',
              improvementPlan: { displayText: 'Try it.' },
            },
            { id: 'OPS_1_no', title: 'None of these' },
          ],
          riskRules: [
            { condition: 'OPS_1_1 && OPS_1_2 && !OPS_1_no', risk: 'NO_RISK' },
            { condition: 'OPS_1_1 && !OPS_1_no', risk: 'MEDIUM_RISK' },
            { condition: 'default', risk: 'HIGH_RISK' },
          ],
        },
        {
          id: 'OPS_2',
          title: 'Who is called?',
          choices: [
            {
              id: 'rota',
              title: 'A rota',
              improvementPlan: { displayText: 'Set one up.' },
            },
            { id: 'rota_no', title: 'None of these' },
          ],
          riskRules: [
            { condition: 'rota', risk: 'NO_RISK' },
            { condition: 'default', risk: 'HIGH_RISK' },
          ],
        },
      ],
    },
  ],
};

const question = (id: string, more: string) => `
      - id: ${id}
        title: How is it?
        guidance: Look.
        why: { text: It matters. }
        good: It is good.
        area: Release
        stakeholder: Operations
        origin: best-practice
        risk: high
        effort: medium
        phase: build
        profiles: [launch]
${more.replace(/^/gm, '        ')}`;
const CHECKLIST = `schemaVersion: 1
id: launch-readiness
title: Launch readiness
description: What a service needs.
owner: group:default/reliability
state: draft
kinds: [launch]
appliesTo: { kind: Component }
sections:
  - id: release
    title: Release
    questions:${[
      question('asked', 'answer: { type: practice }'),
      question('partly', 'answer: { type: practice }'),
      question(
        'count',
        'answer: { type: number, unit: hosts, met: { atLeast: 2 } }',
      ),
      question('day', 'answer: { type: date }'),
      question('never', 'answer: { type: text }'),
      question(
        'ticked',
        `answer:
  type: choices
  choices:
    - { id: one, title: One }
    - { id: two, title: Two }
    - { id: none, title: None, exclusive: true }
  riskRules:
    - { when: one && two, level: none }
    - { when: one, level: low }
    - { when: default, level: high }`,
      ),
    ].join('')}
`;

const directory = createMockDirectory();
const at = (name: string) => directory.resolve(name);
const read = (name: string) => readFileSync(at(name), 'utf8');
const run = (...args: string[]) => runMain(args, {});

beforeEach(() => {
  directory.setContent({
    'lens.json': JSON.stringify(LENS, null, 2),
    'checklist.yaml': CHECKLIST,
    'nan.json': '{ "pillars": [],\n  "name": NaN }',
    'bomb.yaml': `a: &a [x, x]\nb: &b [${'*a,'.repeat(30)}]\n`,
    'latin.yaml': Buffer.from([0x74, 0xe9, 0x0a]),
    'large.json': `{"pillars":"${'a'.repeat(600_000)}"}`,
    'huge.json': 'a'.repeat(1_100_000),
    'quirk.json': JSON.stringify({
      ...LENS,
      description: 'Odd; but read',
      pillars: [
        {
          ...LENS.pillars[0],
          questions: [
            {
              ...LENS.pillars[0].questions[0],
              riskRules: [
                { condition: 'OPS_1_1 && ghost', risk: 'NO_RISK' },
                { condition: 'default', risk: 'HIGH_RISK' },
              ],
            },
          ],
        },
      ],
    }),
  });
});

describe('backstage-orr lint', () => {
  it('says that sound files are sound', async () => {
    expect(await run('lint', at('lens.json'), at('checklist.yaml'))).toEqual({
      code: 0,
      stdout: '2 files: 0 errors, 0 warnings\n',
      stderr: '',
    });
  });

  it.each([
    ['nan.json', /nan.json:2:11 {2}error {2}JSON knows no NaN/],
    ['bomb.yaml', /bomb.yaml:2:\d+ {2}error {2}more than 20 aliases/],
    ['large.json', /large.json:1:1 {2}error .*at most 500000/],
    [
      'quirk.json',
      /error {2}pillars\[0\].questions\[0\].riskRules\[0\].condition {2}"ghost" is no choice/,
    ],
  ])('ends with 1 for %s and names the place', async (file, words) => {
    const { code, stdout } = await run('lint', at('lens.json'), at(file));
    expect(code).toBe(1);
    expect(stdout).toMatch(words);
  });

  it.each([
    ['latin.yaml', /not UTF-8/],
    ['huge.json', /larger than 1000 kB/],
    ['none.yaml', /no such file/],
    ['.', /a folder/],
  ])('ends with 64 where %s cannot be read', async (file, words) => {
    const { code, stderr } = await run('lint', at(file));
    expect([code, stderr]).toEqual([64, expect.stringMatching(words)]);
  });

  it('takes warnings as seriously as it is told, and writes JSON', async () => {
    directory.addContent({
      'warned.json': JSON.stringify({ ...LENS, description: 'Odd; fine' }),
    });
    expect((await run('lint', at('warned.json'))).code).toBe(0);
    const { code, stdout } = await run(
      'lint',
      at('warned.json'),
      '--fail-on-warnings',
      '--json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      errors: 0,
      warnings: 1,
      files: [
        {
          kind: 'lens',
          problems: [
            {
              code: 'restrictedCharacters',
              severity: 'warning',
              path: 'description',
            },
          ],
        },
      ],
    });
  });
});

describe('backstage-orr evaluate', () => {
  const evaluate = async (file: string, answers: unknown) => {
    directory.addContent({ 'answers.json': JSON.stringify(answers) });
    const { code, stdout, stderr } = await run(
      'evaluate',
      at(file),
      '--answers',
      at('answers.json'),
    );
    return { code, levels: stdout && JSON.parse(stdout), stderr };
  };

  it('gives the level of each question of a lens, in a process of its own', async () => {
    directory.addContent({
      'answers.json': JSON.stringify({
        OPS_1: {
          selected: ['OPS_1_1'],
          notApplicable: ['OPS_1_2'],
          isApplicable: true,
        },
      }),
    });
    expect(
      await runCommand([
        'evaluate',
        at('lens.json'),
        '--answers',
        at('answers.json'),
      ]),
    ).toEqual({
      code: 0,
      stdout: '{\n  "OPS_1": "NONE",\n  "OPS_2": "UNANSWERED"\n}\n',
      stderr: '',
    });
  });

  it.each<[answer: object, level: string]>([
    [{}, 'UNANSWERED'],
    [{ isApplicable: false, selected: ['OPS_1_1'] }, 'NOT_APPLICABLE'],
    [{ selected: ['OPS_1_1', 'OPS_1_2'] }, 'NONE'],
    [{ selected: ['OPS_1_1'] }, 'MEDIUM'],
    [{ selected: ['OPS_1_no'] }, 'HIGH'],
    [{ notApplicable: ['OPS_1_1', 'OPS_1_2'] }, 'NONE'],
  ])('%j is %s', async (answer, level) => {
    const { code, levels } = await evaluate('lens.json', { OPS_1: answer });
    expect([code, levels.OPS_1]).toEqual([0, level]);
  });

  it('gives those of a checklist of our own', async () => {
    const first = await evaluate('checklist.yaml', {
      asked: { selected: ['yes'] },
      partly: { selected: ['partly'] },
      count: { value: 1 },
      day: { value: '2026-01-01' },
      never: { isApplicable: false },
      ticked: { selected: ['one'] },
    });
    expect(first).toEqual({
      code: 0,
      stderr: '',
      levels: {
        asked: 'NONE',
        partly: 'MEDIUM',
        count: 'HIGH',
        day: 'NONE',
        never: 'NOT_APPLICABLE',
        ticked: 'LOW',
      },
    });
    const second = await evaluate('checklist.yaml', {
      count: { value: 2 },
      never: { value: 'Words' },
      ticked: { selected: ['one'], notApplicable: ['two'] },
    });
    expect(second.levels).toEqual({
      asked: 'UNANSWERED',
      partly: 'UNANSWERED',
      count: 'NONE',
      day: 'UNANSWERED',
      never: 'NONE',
      ticked: 'NONE',
    });
  });

  it('warns of what nobody asked', async () => {
    const { code, stderr } = await evaluate('lens.json', {
      OPS_1: { selected: ['typo'] },
      constructor: {},
    });
    expect(code).toBe(0);
    expect(stderr).toMatch(/"typo" is no choice of "OPS_1"; it counts/);
    expect(stderr).toMatch(/There is no question "constructor"/);
  });

  it('evaluates a lens that needs repair as far as it was read', async () => {
    const { code, levels, stderr } = await evaluate('quirk.json', {
      OPS_1: { selected: ['OPS_1_1'] },
    });
    expect([code, levels]).toEqual([0, { OPS_1: 'HIGH' }]);
    expect(stderr).toMatch(/"ghost" is no choice/);
  });

  it.each([
    ['nan.json', {}, 1, /JSON knows no NaN/],
    ['bomb.yaml', {}, 1, /aliases/],
    ['lens.json', [], 64, /holds no answers/],
    ['lens.json', { OPS_1: { selected: 'OPS_1_1' } }, 64, /OPS_1.selected/],
    ['lens.json', { OPS_1: { isApplicable: 'no' } }, 64, /isApplicable/],
  ])('ends otherwise for %s and %j', async (file, answers, code, words) => {
    const found = await evaluate(file, answers);
    expect([found.code, found.levels]).toEqual([code, '']);
    expect(found.stderr).toMatch(words);
  });
});

describe('backstage-orr convert', () => {
  const convert = (file: string, to: string, ...more: string[]) =>
    run('convert', at(file), '--to', to, ...more);

  it('takes a lens to YAML and back, and loses nothing', async () => {
    const there = await convert(
      'lens.json',
      'yaml',
      '--owner',
      'group:default/shops',
      '--out',
      at('made.yaml'),
    );
    expect([there.code, there.stdout]).toEqual([0, '']);
    expect(there.stderr).toMatch(/adapted .*the owner is group:default\/shops/);
    expect(checkChecklistFile(read('made.yaml')).problems).toEqual([]);
    const back = await convert('made.yaml', 'lens');
    expect(JSON.parse(back.stdout)).toEqual(LENS);
  });

  it('takes a checklist to JSON and back', async () => {
    await convert('checklist.yaml', 'json', '--out', at('made.json'));
    expect(JSON.parse(read('made.json'))).toEqual(
      checkChecklistFile(CHECKLIST).document,
    );
    const { stdout, stderr } = await convert('made.json', 'yaml');
    expect(checkChecklistFile(stdout)).toEqual(checkChecklistFile(CHECKLIST));
    expect(stderr).toBe('');
  });

  it('takes a checklist to a table and back', async () => {
    const there = await convert('checklist.yaml', 'csv', '--out', at('it.csv'));
    expect(there).toEqual({ code: 0, stdout: '', stderr: '' });
    const { stdout } = await convert('it.csv', 'yaml');
    expect(checkChecklistFile(stdout)).toEqual(checkChecklistFile(CHECKLIST));
  });

  it('makes a checklist of a table of questions', async () => {
    directory.addContent({
      'asked.csv': 'Question;Why\nIs it so?;It matters\n',
    });
    const { code, stdout } = await convert(
      'asked.csv',
      'yaml',
      '--owner',
      'group:default/shops',
      '--title',
      'What we ask',
    );
    expect(code).toBe(0);
    expect(checkChecklistFile(stdout).document).toMatchObject({
      id: 'what-we-ask',
      title: 'What we ask',
      owner: 'group:default/shops',
    });
    expect((await run('lint', at('asked.csv'))).code).toBe(0);
    directory.addContent({ 'wrong.csv': 'Question,Risk\nIs it so?,huge\n' });
    const wrong = await run('lint', at('wrong.csv'));
    expect([wrong.code, wrong.stdout]).toEqual([
      1,
      expect.stringMatching(
        /wrong.csv:2:1 {2}error {2}Risk {2}"huge" is none of/,
      ),
    ]);
  });

  it('says what a lens does not hold, once, and everywhere if asked', async () => {
    const { code, stderr } = await convert('checklist.yaml', 'lens');
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /lost {2}The question: a lens asks for choices, and not for a number {2}\(sections\[0\].questions\[2\]\)/,
    );
    expect(stderr).toMatch(
      /three choices.*\(sections.*questions\[0\].answer and 1 more\)/,
    );
    const all = await convert('checklist.yaml', 'lens', '--verbose');
    expect(all.stderr).toMatch(
      /three choices.*questions\[0\].answer, sections.*questions\[1\].answer\)/,
    );
  });

  it.each([
    ['nan.json', 'yaml', [], 1, /NaN[^]*Nothing was written/],
    [
      'lens.json',
      'yaml',
      ['--owner', 'shops'],
      1,
      /full entity ref[^]*Nothing/,
    ],
    [
      'lens.json',
      'yaml',
      ['--out', '/no/such/folder/file'],
      64,
      /cannot be written/,
    ],
  ])('writes nothing of %s as %s %j', async (file, to, more, code, words) => {
    const found = await convert(file, to, ...more);
    expect([found.code, found.stdout]).toEqual([code, '']);
    expect(found.stderr).toMatch(words);
  });

  it('knows no other formats', async () => {
    expect((await convert('lens.json', 'xml')).code).toBe(64);
  });
});
