import {
  ChecklistDocument,
  printChecklistCsv,
  printChecklistJson,
  printChecklistYaml,
  lensOfChecklist,
  printLens,
} from 'backstage-plugin-orr-common';
import { CHECKLIST } from '../../../__testUtils__/createTestPortal';
import { DraftFile, draftOfFile } from './draftOfFile';

const AS = {
  id: 'another',
  title: 'Another',
  owner: 'group:default/platform',
};
const fileOf = (
  name: string,
  text: string,
  as?: DraftFile['as'],
): DraftFile => ({ type: 'file', name, text, as });

const lensText = () =>
  printLens(
    lensOfChecklist({
      ...CHECKLIST,
      sections: [
        {
          ...CHECKLIST.sections[0],
          questions: [CHECKLIST.sections[0].questions[1]],
        },
      ],
    }).lens!,
  );

describe('draftOfFile', () => {
  it.each<[string, (document: ChecklistDocument) => string]>([
    ['checklist.yaml', printChecklistYaml],
    ['checklist.json', printChecklistJson],
  ])('reads %s as it is', (name, print) => {
    expect(draftOfFile(fileOf(name, print(CHECKLIST)))).toEqual({
      document: CHECKLIST,
      notes: [],
    });
  });

  it('gives what it reads another name where one is given', () => {
    const text = printChecklistYaml(CHECKLIST);
    expect(draftOfFile(fileOf('it.yaml', text, AS)).document).toEqual({
      ...CHECKLIST,
      ...AS,
    });
  });

  it('takes a checklist with errors of the linter, since a draft may have them', () => {
    const twice = {
      ...CHECKLIST,
      sections: [CHECKLIST.sections[0], CHECKLIST.sections[0]],
    };
    expect(
      draftOfFile(fileOf('it.yaml', printChecklistYaml(twice))).document,
    ).toEqual(twice);
  });

  it('reads a table and tells what was assumed', () => {
    const table = 'Question,Risk\nIs it so?,high\n';
    const { document, notes } = draftOfFile(fileOf('it.csv', table, AS));
    expect(document).toMatchObject({
      ...AS,
      sections: [{ questions: [{ title: 'Is it so?', risk: 'high' }] }],
    });
    expect(notes).toContainEqual({
      path: expect.stringMatching(/^row 2 /),
      message: expect.any(String),
    });
    const again = printChecklistCsv(CHECKLIST);
    expect(draftOfFile(fileOf('it.CSV', again, AS)).document).toMatchObject(AS);
  });

  it('reads a lens and tells what was adapted', () => {
    const { document, notes } = draftOfFile(
      fileOf('lens.json', lensText(), AS),
    );
    expect(document).toMatchObject({
      ...AS,
      sections: [{ questions: [{ id: 'runbook' }] }],
    });
    expect(notes).not.toHaveLength(0);
  });

  it.each<[string, string, string, DraftFile['as'], RegExp]>([
    [
      'a table that names nobody',
      'it.csv',
      'Question\nIs it so?\n',
      undefined,
      /^from.as: is required, since a table/,
    ],
    [
      'a lens that names nobody',
      'it.json',
      '{"pillars": []}',
      undefined,
      /^from.as: .* lens/,
    ],
    [
      'a table with a wrong cell',
      'it.csv',
      'Question,Risk\nIs it so?,huge\nIs it?,none such\n',
      AS,
      /it.csv is no checklist: from.text row 2 Risk: .*; from.text row 3 Risk: /,
    ],
    ['a lens that is no JSON', 'it.json', '{"pillars": [', AS, /from.text 1:/],
    [
      'a lens that asks nothing',
      'it.json',
      '{"schemaVersion":"2021-11-01","name":"N","description":"D","pillars":[{"id":"pillar","name":"P","questions":[]}]}',
      AS,
      /asks nothing/,
    ],
    [
      'a checklist with two mistakes',
      'it.yaml',
      printChecklistYaml(CHECKLIST)
        .replace('schemaVersion: 1', 'schemaVersion: 7')
        .replace('title: Launch', 'colour: red'),
      undefined,
      /schemaVersion: must be 1; .*colour: unknown key|title: is missing/,
    ],
    ['an empty file', 'it.yaml', ' ', undefined, /holds no checklist/],
    [
      'aliases without end',
      'it.yaml',
      `a: &a [x, x, x]\n${Array.from({ length: 30 }, () => 'b: [*a, *a]').join(
        '\n',
      )}`,
      undefined,
      /is no checklist/,
    ],
    ['what is too large', 'it.yaml', 'x'.repeat(500_001), undefined, /500 kB/],
  ])('refuses %s', (_, name, text, as, message) => {
    expect(() => draftOfFile(fileOf(name, text, as))).toThrow(message);
  });
});
