import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ChecklistDocument,
  parseChecklistCsv,
  parseChecklistFile,
  parseLens,
} from 'backstage-plugin-orr-common';
import { checklistDraft } from '../../../__testUtils__/draftFixtures';
import { saveFile } from '../../../hooks/saveFile';
import { DownloadMenu } from './DownloadMenu';

jest.mock('../../../hooks/saveFile', () => ({ saveFile: jest.fn() }));

const saved = saveFile as jest.MockedFunction<typeof saveFile>;
const DOCUMENT = checklistDraft().document as ChecklistDocument;

async function choose(item: string, document = DOCUMENT, version?: number) {
  saved.mockClear();
  renderInTestApp(<DownloadMenu read={() => document} version={version} />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Download' }));
  await user.click(screen.getByRole('menuitem', { name: item }));
  return user;
}

async function takeFile() {
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
  const [text, file] = saved.mock.calls[0];
  return { text, ...file };
}

describe('DownloadMenu', () => {
  it.each([
    ['YAML', 'yaml'],
    ['JSON', 'json'],
  ])('writes %s that reads as the same checklist', async (item, ending) => {
    await choose(item, DOCUMENT, 3);
    const { name, text } = await takeFile();
    expect(name).toBe(`${DOCUMENT.id}-v3.${ending}`);
    expect(parseChecklistFile({ text, file: name })).toEqual(DOCUMENT);
  });

  it('writes a table that reads as the same checklist', async () => {
    await choose('CSV, for spreadsheets');
    const { name, text } = await takeFile();
    expect(name).toBe(`${DOCUMENT.id}-draft.csv`);
    expect(parseChecklistCsv(text, { owner: DOCUMENT.owner }).document).toEqual(
      DOCUMENT,
    );
  });

  it('says what a lens loses before it writes it', async () => {
    const user = await choose('AWS custom lens…', DOCUMENT, 3);
    const dialog = within(
      await screen.findByRole('dialog', { name: /^As a custom lens/ }),
    );
    const lost = within(dialog.getByRole('list', { name: 'Not in the lens' }));
    expect(lost.getAllByRole('listitem').length).toBeGreaterThan(0);
    expect(saved).not.toHaveBeenCalled();
    await user.click(dialog.getByRole('button', { name: 'Download the lens' }));
    const { name, text } = await takeFile();
    expect(name).toBe(`${DOCUMENT.id}-v3.lens.json`);
    expect(parseLens(text).lens).toBeDefined();
  });

  it('says why a checklist does not fit into a lens, and writes none', async () => {
    const [section] = DOCUMENT.sections;
    const sections = Array.from({ length: 11 }, (_, index) => ({
      ...section,
      id: `section-${index}`,
      questions: section.questions.map(question => ({
        ...question,
        id: `${question.id}-${index}`,
      })),
    }));
    await choose('AWS custom lens…', { ...DOCUMENT, sections });
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('list', { name: 'Why not' })).toBeVisible();
    expect(
      dialog.queryByRole('button', { name: 'Download the lens' }),
    ).toBeNull();
  });
});
