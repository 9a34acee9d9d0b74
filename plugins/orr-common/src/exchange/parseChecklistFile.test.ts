import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { MAX_CHECKLIST_FILE_BYTES } from './checkChecklistFile';
import { parseChecklistFile } from './parseChecklistFile';

const VALID = `schemaVersion: 1
id: cash-desk
title: Cash desk
description: What a till needs before the shop opens.
owner: group:default/shops
state: published
kinds: [launch]
appliesTo:
  kind: Component
sections:
  - id: basics
    title: Basics
    questions:
      - id: paper
        title: Is there spare paper?
        guidance: Look into the drawer.
        why:
          text: Tills stop without it.
          links:
            - title: The Saturday queue
              url: https://example.org/queue
        good: Two rolls.
        area: Supplies
        stakeholder: Shop
        origin: incident
        risk: medium
        effort: low
        phase: launch
        profiles: [launch]
        answer:
          type: choices
          choices:
            - id: one_roll
              title: One roll
            - id: two_rolls
              title: Two rolls
            - id: none_of_these
              title: None of these
              exclusive: true
          riskRules:
            - when: one_roll && two_rolls
              level: none
            - when: one_roll
              level: low
            - when: default
              level: medium
`;

function outcomeOf(text: string): string {
  try {
    parseChecklistFile({ text, file: 'till.yaml' });
    return 'accepted';
  } catch (error) {
    return error instanceof InputError ? error.message : `crashed: ${error}`;
  }
}

function messageOf(text: string): string {
  const outcome = outcomeOf(text);
  expect(outcome).toMatch(/^Checklist file till\.yaml has /);
  return outcome;
}

function problemsOf(text: string): string[] {
  return messageOf(text)
    .split('\n')
    .slice(1)
    .map(line => line.trim());
}

function changed(from: string, to: string): string {
  expect(VALID).toContain(from);
  return VALID.replace(from, to);
}

describe('parseChecklistFile', () => {
  it('reads a checklist', () => {
    const document = parseChecklistFile({ text: VALID, file: 'till.yaml' });

    expect(document.id).toBe('cash-desk');
    expect(document.sections[0].questions[0].answer).toMatchObject({
      type: 'choices',
    });
  });

  it('reads a file with a byte order mark and Windows line ends', () => {
    const text = `\uFEFF${VALID.replace(/\n/g, '\r\n')}`;

    expect(parseChecklistFile({ text, file: 'till.yaml' }).title).toBe(
      'Cash desk',
    );
  });

  it('reads a few aliases', () => {
    const text = changed('title: Basics', 'title: &name Basics').replace(
      'area: Supplies',
      'area: *name',
    );

    expect(
      parseChecklistFile({ text, file: 'till.yaml' }).sections[0].questions[0]
        .area,
    ).toBe('Basics');
  });

  it('keeps HTML as the text it is', () => {
    const text = changed('title: Basics', 'title: <b onclick="x()">Basics</b>');

    expect(
      parseChecklistFile({ text, file: 'till.yaml' }).sections[0].title,
    ).toBe('<b onclick="x()">Basics</b>');
  });

  it.each<[string, string, string[]]>([
    [
      'a missing id',
      changed('id: cash-desk\n', ''),
      ['till.yaml:1:1  id  is missing'],
    ],
    [
      'a missing question id',
      changed('- id: paper\n        title', '- title'),
      ['till.yaml:14:9  sections[0].questions[0].id  is missing'],
    ],
    [
      'an id with capitals',
      changed('id: paper', 'id: Paper'),
      [
        'till.yaml:14:13  sections[0].questions[0].id  must be lower case letters, digits, - and _, starting with a letter',
      ],
    ],
    [
      'an unknown key',
      changed('        effort: low', '        efort: low\n        effort: low'),
      ['till.yaml:27:9  sections[0].questions[0].efort  unknown key'],
    ],
    [
      'a merge key',
      changed('title: Cash desk', 'title: Cash desk\n<<: { id: x }'),
      ['till.yaml:4:1  ["<<"]  unknown key'],
    ],
    [
      'a wrong type',
      changed('title: Basics', 'title: [Basics]'),
      ['till.yaml:12:12  sections[0].title  must be a text, but is a list'],
    ],
    [
      'an empty value',
      changed('title: Basics', 'title:'),
      ['till.yaml:12:11  sections[0].title  must be a text, but is empty'],
    ],
    [
      'a key without even a colon',
      changed('kinds: [launch]', 'kinds: [launch]\ndeciding: { default }'),
      [
        'till.yaml:8:13  deciding.default  must be self-certified, peer or independent',
      ],
    ],
    [
      'an empty text',
      changed('title: Basics', 'title: " "'),
      ['till.yaml:12:12  sections[0].title  must not be empty'],
    ],
    [
      'an empty list',
      changed('kinds: [launch]', 'kinds: []'),
      ['till.yaml:7:8  kinds  must have at least 1 entry'],
    ],
    [
      'a value outside a list',
      changed('kinds: [launch]', 'kinds: [lunch]'),
      ['till.yaml:7:9  kinds[0]  must be launch, periodic, change or incident'],
    ],
    [
      'a number past its limit',
      changed('kinds: [launch]', 'kinds: [launch]\ncadenceMonths: 99'),
      ['till.yaml:8:16  cadenceMonths  must be at most 60'],
    ],
    [
      'another schema version',
      changed('schemaVersion: 1', 'schemaVersion: 2'),
      ['till.yaml:1:16  schemaVersion  must be 1'],
    ],
    [
      'a short entity ref',
      changed('group:default/shops', 'shops'),
      [
        'till.yaml:5:8  owner  must be a full entity ref such as group:default/payments',
      ],
    ],
    [
      'a component that is to sign a section off',
      changed(
        'title: Basics',
        'title: Basics\n    signOff: { by: [component:default/till] }',
      ),
      [
        'till.yaml:13:21  sections[0].signOff.by[0]  must name a group or a user, such as group:default/security',
      ],
    ],
    [
      'a section that nobody is named to sign off',
      changed('title: Basics', 'title: Basics\n    signOff: { by: [] }'),
      ['till.yaml:13:20  sections[0].signOff.by  must have at least 1 entry'],
    ],
    [
      'an unknown answer type',
      changed('type: choices', 'type: slider'),
      [
        'till.yaml:31:17  sections[0].questions[0].answer.type  must be choices, practice, number, duration, date or text',
      ],
    ],
    [
      'a filter operator that does not exist',
      changed('  kind: Component', '  $nor: [{ kind: Component }]'),
      [
        'till.yaml:9:3  appliesTo  is no filter: use $all, $any, $not over filters, and a value, $exists, $in, $contains or $hasPrefix under a key',
      ],
    ],
    [
      'a link that runs code',
      changed('https://example.org/queue', `${'javascript'}:alert(1)`),
      [
        'till.yaml:21:20  sections[0].questions[0].why.links[0].url  must be an http or https address',
      ],
    ],
    [
      'HTML where a link belongs',
      changed(
        'https://example.org/queue',
        '<a href="https://example.org">queue</a>',
      ),
      [
        'till.yaml:21:20  sections[0].questions[0].why.links[0].url  must be an http or https address',
      ],
    ],
    [
      'an id given twice',
      changed('id: two_rolls', 'id: one_roll').replace(
        'one_roll && two_rolls',
        'one_roll',
      ),
      [
        expect.stringMatching(
          /^till\.yaml:35:19 {2}sections\[0\]\.questions\[0\]\.answer\.choices\[1\]\.id {2}/,
        ),
      ],
    ],
    [
      'a rule that is never reached',
      changed(
        '- when: one_roll\n',
        '- when: one_roll && two_rolls && one_roll\n',
      ),
      [
        expect.stringMatching(
          /^till\.yaml:43:21 {2}sections\[0\]\.questions\[0\]\.answer\.riskRules\[1\]\.when {2}/,
        ),
      ],
    ],
    [
      'a rule that names no choice',
      changed('- when: one_roll\n', '- when: three_rolls\n'),
      [
        expect.stringMatching(
          /^till\.yaml:43:21 .*riskRules\[1\]\.when {2}.*three_rolls/,
        ),
      ],
    ],
    [
      'a level above the risk of the question',
      changed('level: low', 'level: high'),
      [expect.stringMatching(/^till\.yaml:44:22 .*riskRules\[1\]\.level {2}/)],
    ],
    [
      'a tab as indentation',
      changed('  kind: Component', '\tkind: Component'),
      ['till.yaml:9:1  Tabs are not allowed as indentation'],
    ],
    [
      'a key given twice',
      changed('title: Cash desk', 'title: Cash desk\ntitle: Till'),
      ['till.yaml:4:1  key "title" appears twice'],
    ],
    [
      'a __proto__ key',
      changed(
        'title: Cash desk',
        'title: Cash desk\n__proto__: { state: draft }',
      ),
      ['till.yaml:4:1  key "__proto__" is not allowed'],
    ],
    [
      'a deep __proto__ key',
      changed('  kind: Component', '  "__proto__": { kind: Component }'),
      ['till.yaml:9:3  key "__proto__" is not allowed'],
    ],
    [
      'a second document',
      `${VALID}---\n${VALID}`,
      [
        'till.yaml:47:1  a second document starts here; a file holds exactly one checklist',
      ],
    ],
    [
      'a tag',
      changed('title: Cash desk', 'title: !!binary aGk='),
      [
        'till.yaml:3:8  Unresolved tag: tag:yaml.org,2002:binary: tags are not supported, write plain values',
      ],
    ],
    [
      'an alias without an anchor',
      changed('title: Cash desk', 'title: *name'),
      ['till.yaml:3:8  alias *name has no anchor before it'],
    ],
    [
      'an alias to itself',
      changed('  kind: Component', '  $all: &all [*all]'),
      ['till.yaml:9:15  alias *all contains itself'],
    ],
    ['an empty file', '', ['till.yaml:1:1  holds no checklist']],
    [
      'a file of comments',
      '# nothing yet\n',
      ['till.yaml:1:1  holds no checklist'],
    ],
    [
      'a text instead of a checklist',
      'hello\n',
      ['till.yaml:1:1  must be a mapping, but is a text'],
    ],
  ])('refuses %s', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('refuses an alias bomb', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`,
    );

    expect(messageOf(`l0: &l0 [x, x]\n${levels.join('\n')}\n`)).toContain(
      'aliases repeat too much of the file',
    );
  });

  it('refuses a long list of aliases', () => {
    expect(messageOf(`a: &a x\nb: [${'*a, '.repeat(1_000)}*a]\n`)).toContain(
      'more than 20 aliases',
    );
  });

  it.each([
    ['lists', '['.repeat(100_000)],
    ['lists in blocks', '- '.repeat(100_000)],
    ['mappings', '{a: '.repeat(50_000)],
    ['closed lists', `a: ${'['.repeat(150)}${']'.repeat(150)}`],
  ])('refuses %s nested without end', (_, text) => {
    expect(messageOf(text)).toContain('nested too deeply');
  });

  it('refuses a file past the limit, counted in bytes', () => {
    const filler = '#'.padEnd(MAX_CHECKLIST_FILE_BYTES - VALID.length, 'é');

    expect(messageOf(`${VALID}${filler}`)).toContain(
      'till.yaml:1:1  is larger than 500 kB',
    );
  });

  it('reads a large number of keys in one pass', () => {
    const keys = Array.from(
      { length: 20_000 },
      (_, index) => `key${index}: 1`,
    ).join('\n');

    expect(messageOf(keys)).toContain('… and ');
  });

  it('lists all problems in the order of the file, and names the file first', () => {
    const text = changed('title: Cash desk', 'title: ""\nname: Till')
      .replace('effort: low', 'effort: tiny')
      .replace('good: Two rolls.\n', '\n');

    expect(messageOf(text)).toBe(
      [
        'Checklist file till.yaml has 4 problems:',
        '  till.yaml:3:8  title  must not be empty',
        '  till.yaml:4:1  name  unknown key',
        '  till.yaml:15:9  sections[0].questions[0].good  is missing',
        '  till.yaml:28:17  sections[0].questions[0].effort  must be high, medium or low',
      ].join('\n'),
    );
  });

  it('shows at most fifty problems and counts the rest', () => {
    const extra = Array.from(
      { length: 60 },
      (_, index) => `extra${index}: 1`,
    ).join('\n');
    const lines = messageOf(`${VALID}${extra}\n`).split('\n');

    expect(lines[0]).toBe('Checklist file till.yaml has 60 problems:');
    expect(lines).toHaveLength(52);
    expect(lines.at(-1)).toBe('  … and 10 more');
  });

  it('answers any damage to a file with a list of problems, never with a crash', () => {
    const pieces = [
      '',
      '\n',
      '\t',
      ':',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      '&a ',
      '*a',
      '!!int ',
      '? ',
      '---\n',
      'null',
      '1e999',
    ];
    const damage = fc.tuple(
      fc.nat(VALID.length),
      fc.nat(40),
      fc.oneof(fc.constantFrom(...pieces), fc.string()),
    );

    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), cuts => {
        const text = cuts.reduce(
          (whole, [start, length, piece]) =>
            whole.slice(0, start) + piece + whole.slice(start + length),
          VALID,
        );
        const outcome = outcomeOf(text);

        expect(outcome).toMatch(
          /^accepted$|^Checklist file till\.yaml has \d+ problems?:\n {2}till\.yaml:\d+:\d+ {2}/,
        );
      }),
      { numRuns: 500 },
    );
  });
});
