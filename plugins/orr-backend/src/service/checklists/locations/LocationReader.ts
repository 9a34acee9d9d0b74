import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError, isError, toError } from '@backstage/errors';
import { MAX_CHECKLIST_FILE_BYTES } from 'backstage-plugin-orr-common';
import { readChecklistText } from '../readChecklistFiles';

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

  constructor(options: { urlReader: UrlReaderService }) {
    this.#urlReader = options.urlReader;
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
    options: { etag?: string; signal?: AbortSignal },
  ): Promise<LocationText> {
    try {
      const response = await this.#urlReader.readUrl(at, options);
      return { text: await readBounded(response), etag: response.etag };
    } catch (error) {
      if (isError(error) && error.name === 'NotModifiedError') {
        return undefined;
      }
      const reason =
        isError(error) && error.name === 'NotFoundError'
          ? 'there is nothing at this address'
          : toError(error).message;
      throw new InputError(`It cannot be read: ${reason}`);
    }
  }
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
