import { readFileSync, statSync } from 'node:fs';
import { VERDICT_EXIT_CODES } from 'backstage-plugin-orr-common';
import { GateError } from './GateError';

/** Twice what a checklist or lens may have, so that these say themselves what is too much for them. */
const MAX_BYTES = 1_000_000;

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder; name each file',
  EACCES: 'permission denied',
  ERR_ENCODING_INVALID_ENCODED_DATA:
    'it is not UTF-8 text; save it as UTF-8 and try again',
};

/** The text of a file, of bounded size. @internal */
export function readText(file: string): string {
  try {
    if (statSync(file).size > MAX_BYTES) {
      throw new Error(`it is larger than ${MAX_BYTES / 1_000} kB`);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    throw new GateError(
      VERDICT_EXIT_CODES.usage,
      `${file} cannot be read: ${(code && REASONS[code]) ?? message}`,
      error,
    );
  }
}
