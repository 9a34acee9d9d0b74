import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import Ajv from 'ajv';
import {
  checklistJsonSchema,
  checklistOfLens,
  parseChecklistFile,
  parseLens,
} from 'backstage-plugin-orr-common';
import { parse } from 'yaml';

const root = resolvePackagePath('backstage-plugin-orr-backend', '../..');
const files = [
  'plugins/orr-backend/checklists',
  'plugins/orr-backend/library/checklists',
  'examples/checklists',
].flatMap(folder =>
  readdirSync(join(root, folder)).map(name => join(root, folder, name)),
);
const published = JSON.parse(
  readFileSync(join(root, 'docs/checklist.schema.json'), 'utf8'),
);
const validate = new Ajv({ strict: false, allErrors: true }).compile(published);

describe('The published JSON Schema', () => {
  it('is that of the product; `npm run checklist-schema` writes it again', () => {
    expect(published).toEqual(checklistJsonSchema());
    expect(Object.keys(published.definitions)).toEqual(['filter']);
  });

  it.each(files)('accepts %s', file => {
    const text = readFileSync(file, 'utf8');
    expect([validate(parse(text)), validate.errors]).toEqual([true, null]);
    expect([
      validate(parseChecklistFile({ text, file })),
      validate.errors,
    ]).toEqual([true, null]);
  });

  it('accepts what comes from a lens', () => {
    const { lens } = parseLens(
      JSON.stringify({
        schemaVersion: '2021-11-01',
        name: 'A lens',
        description: 'Of one question.',
        _note: { any: [1] },
        pillars: [
          {
            id: 'ONE',
            name: 'One',
            questions: [
              {
                id: 'ONE_1',
                title: 'Is it so?',
                choices: [{ id: 'ONE_1_1', title: 'It is' }],
                riskRules: [{ condition: 'default', risk: 'NO_RISK' }],
              },
            ],
          },
        ],
      }),
    );
    const { document } = checklistOfLens(lens!, {
      owner: 'group:default/reliability',
    });
    expect([validate(document), validate.errors]).toEqual([true, null]);
  });

  it.each<[place: string, change: (document: any) => void]>([
    ['/schemaVersion', document => (document.schemaVersion = 2)],
    ['', document => (document.colour = 'red')],
    ['', document => delete document.owner],
    [
      '/sections/0/questions/0/risk',
      document => (document.sections[0].questions[0].risk = 'huge'),
    ],
    ['/appliesTo', document => (document.appliesTo = { $any: 'x' })],
    [
      '/sections/0/questions',
      document => (document.sections[0].questions = []),
    ],
  ])('refuses a mistake at %j', (place, change) => {
    const document = parse(readFileSync(files[0], 'utf8'));
    change(document);
    expect(validate(document)).toBe(false);
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toContain(
      place,
    );
  });
});
