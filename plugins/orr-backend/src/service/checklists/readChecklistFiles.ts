import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import {
  ChecklistDocument,
  FactDefinition,
  MAX_CHECKLIST_FILE_BYTES,
  parseChecklistFile,
} from 'backstage-plugin-orr-common';
import { ChecklistOptions } from './readChecklistOptions';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder; name each file',
  EACCES: 'permission denied',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
};

/**
 * Reads the shipped checklists and the organisation's own, in this order.
 *
 * @throws InputError with the problems of all files together.
 * @internal
 */
export async function readChecklistFiles(
  options: Pick<ChecklistOptions, 'shipped' | 'files'>,
  facts?: readonly FactDefinition[],
): Promise<ChecklistDocument[]> {
  const files = [
    ...(options.shipped ? await shippedFiles() : []),
    ...options.files,
  ];
  const documents: ChecklistDocument[] = [];
  const fileOfId = new Map<string, string>();
  const problems: string[] = [];
  for (const file of files) {
    try {
      const document = parseChecklistFile({
        text: await readChecklistText(file),
        file,
        facts,
      });
      const earlier = fileOfId.get(document.id);
      if (earlier !== undefined) {
        throw new InputError(
          `Two checklist files have the id "${document.id}": ${earlier} and ${file}`,
        );
      }
      fileOfId.set(document.id, file);
      documents.push(document);
    } catch (error) {
      if (!(error instanceof InputError)) {
        throw error;
      }
      problems.push(error.message);
    }
  }
  if (problems.length > 0) {
    throw new InputError(problems.join('\n'));
  }
  return documents;
}

async function shippedFiles(): Promise<string[]> {
  const folder = resolvePackagePath(
    'backstage-plugin-orr-backend',
    'checklists',
  );
  const names = await readdir(folder);
  return names
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => join(folder, name));
}

/** The text of a file; an InputError says why there is none. @internal */
export async function readChecklistText(file: string): Promise<string> {
  const path = resolve(file);
  try {
    const { size } = await stat(path);
    if (size > MAX_CHECKLIST_FILE_BYTES) {
      throw new InputError(
        `it is larger than ${MAX_CHECKLIST_FILE_BYTES / 1000} kB`,
      );
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(
      await readFile(path),
    );
  } catch (error) {
    throw new InputError(
      `Checklist file ${file} cannot be read from ${path}: ${reasonOf(error)}`,
    );
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = toError(error) as Error & { code?: string };
  return (code && REASONS[code]) ?? message;
}
