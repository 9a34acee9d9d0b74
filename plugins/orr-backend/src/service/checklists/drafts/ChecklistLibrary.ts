import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  ChecklistDocument,
  LibraryQuestions,
  parseChecklistFile,
  questionsOf,
} from 'backstage-plugin-orr-common';

/** Questions by part, and what may be taken over whole. */
const QUESTIONS = ['library'];
/** What is published for all where configuration does not say otherwise is a beginning as good as the others. */
const CHECKLISTS = ['checklists', 'library/checklists'];

interface ReadLibrary {
  items: LibraryQuestions['items'];
  checklists: ReadonlyMap<string, ChecklistDocument>;
}

/** The questions and checklists that come with the plugin. They are read once: nobody changes them while it runs. @internal */
export class ChecklistLibrary {
  #read: Promise<ReadLibrary> | undefined;

  async list(): Promise<LibraryQuestions> {
    const { items, checklists } = await this.#library();
    return {
      items,
      checklists: [...checklists].map(([name, document]) => ({
        name,
        title: document.title,
        description: document.description,
        questionCount: questionsOf(document).length,
      })),
    };
  }

  async checklist(name: string): Promise<ChecklistDocument | undefined> {
    return (await this.#library()).checklists.get(name);
  }

  async #library(): Promise<ReadLibrary> {
    this.#read ??= readLibrary();
    return this.#read;
  }
}

async function readLibrary(): Promise<ReadLibrary> {
  const [parts, whole] = await Promise.all([
    readFolders(QUESTIONS),
    readFolders(CHECKLISTS),
  ]);
  return {
    items: parts.flatMap(([, { sections }]) =>
      sections.flatMap(({ title, questions }) =>
        questions.map(question => ({ group: title, question })),
      ),
    ),
    checklists: new Map(whole),
  };
}

async function readFolders(
  folders: string[],
): Promise<[name: string, document: ChecklistDocument][]> {
  const found = await Promise.all(folders.map(readFolder));
  return found.flat();
}

async function readFolder(
  name: string,
): Promise<[name: string, document: ChecklistDocument][]> {
  const folder = resolvePackagePath('backstage-plugin-orr-backend', name);
  const files = (await readdir(folder))
    .filter(file => file.endsWith('.yaml'))
    .sort();
  return Promise.all(
    files.map(
      async (file): Promise<[string, ChecklistDocument]> => [
        basename(file, '.yaml'),
        parseChecklistFile({
          text: await readFile(join(folder, file), 'utf8'),
          file,
        }),
      ],
    ),
  );
}
