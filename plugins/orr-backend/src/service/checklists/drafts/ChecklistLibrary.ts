import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  LibraryQuestions,
  parseChecklistFile,
} from 'backstage-plugin-orr-common';

/** The questions that come with the plugin. They are read once: nobody changes them while it runs. @internal */
export class ChecklistLibrary {
  #read: Promise<LibraryQuestions> | undefined;

  async list(): Promise<LibraryQuestions> {
    this.#read ??= readLibrary();
    return this.#read;
  }
}

async function readLibrary(): Promise<LibraryQuestions> {
  const folder = resolvePackagePath('backstage-plugin-orr-backend', 'library');
  const names = (await readdir(folder))
    .filter(name => name.endsWith('.yaml'))
    .sort();
  const documents = await Promise.all(
    names.map(async file =>
      parseChecklistFile({
        text: await readFile(join(folder, file), 'utf8'),
        file,
      }),
    ),
  );
  return {
    items: documents.flatMap(({ sections }) =>
      sections.flatMap(({ title, questions }) =>
        questions.map(question => ({ group: title, question })),
      ),
    ),
  };
}
