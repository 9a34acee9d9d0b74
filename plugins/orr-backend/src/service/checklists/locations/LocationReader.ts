import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError, isError, toError } from '@backstage/errors';
import { MAX_CHECKLIST_FILE_BYTES } from 'backstage-plugin-orr-common';
import { readChecklistText } from '../readChecklistFiles';
import { shownLocation } from './shownLocation';

const WAIT_MS = 30_000;
const ADDRESS = /https?:\/\/[^\s'"<>]*[^\s'"<>,.;:]/gi;

/** Where a checklist is kept outside of the portal. @internal */
export interface ChecklistLocation {
  type: 'file' | 'url';
  /** The path of the file, or the address, as it is configured. */
  at: string;
}

/** What stands there; nothing where it is as it was. @internal */
export type LocationText = { text: string; etag?: string } | undefined;

/** Reads what stands at a location, as far as the portal may. @internal */
export class LocationReader {
  readonly #urlReader: UrlReaderService;
  readonly #waitMs: number;

  constructor(options: { urlReader: UrlReaderService; waitMs?: number }) {
    this.#urlReader = options.urlReader;
    this.#waitMs = options.waitMs ?? WAIT_MS;
  }

  /** An InputError says in words why it cannot be read. */
  async read(
    { type, at }: ChecklistLocation,
    options: { etag?: string; signal?: AbortSignal } = {},
  ): Promise<LocationText> {
    return type === 'file'
      ? { text: await readChecklistText(at) }
      : this.#readUrl(at, options);
  }

  async #readUrl(
    at: string,
    { etag, signal }: { etag?: string; signal?: AbortSignal },
  ): Promise<LocationText> {
    // One that does not answer is not to keep the others from being read.
    const wait = AbortSignal.timeout(this.#waitMs);
    // The rest of what is not read to its end would keep its connection.
    const enough = new AbortController();
    try {
      const response = await this.#urlReader.readUrl(at, {
        etag,
        signal: AbortSignal.any([
          wait,
          enough.signal,
          ...(signal ? [signal] : []),
        ]),
      });
      return { text: await readBounded(response), etag: response.etag };
    } catch (error) {
      if (isError(error) && error.name === 'NotModifiedError') {
        return undefined;
      }
      throw new InputError(
        `It cannot be read: ${
          wait.aborted
            ? `it was not there within ${this.#waitMs / 1000} seconds`
            : reasonOf(error)
        }`,
      );
    } finally {
      enough.abort();
    }
  }
}

/** What the reader says names the address with all that may be a secret in it, and where that led to. */
function reasonOf(error: unknown): string {
  return isError(error) && error.name === 'NotFoundError'
    ? 'there is nothing at this address'
    : toError(error).message.replace(ADDRESS, shownLocation);
}

async function readBounded(
  response: Awaited<ReturnType<UrlReaderService['readUrl']>>,
): Promise<string> {
  const tooLarge = new InputError(
    `it is larger than ${MAX_CHECKLIST_FILE_BYTES / 1000} kB`,
  );
  const parts: Buffer[] = [];
  let bytes = 0;
  const take = (part: Buffer) => {
    bytes += part.length;
    if (bytes > MAX_CHECKLIST_FILE_BYTES) {
      throw tooLarge;
    }
    parts.push(part);
  };
  if (response.stream) {
    for await (const part of response.stream()) {
      take(Buffer.from(part));
    }
  } else {
    take(await response.buffer());
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Buffer.concat(parts),
    );
  } catch {
    throw new InputError('it is not UTF-8 text');
  }
}
