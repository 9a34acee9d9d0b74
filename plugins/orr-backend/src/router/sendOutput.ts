import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Operation } from 'backstage-plugin-orr-common';
import { Response } from 'express';

/** Packing an answer of so few packets takes longer than sending them. */
const UNPACKED_BYTES = 8_192;

/** Writes the output of an operation: JSON whole, anything else as it comes. @internal */
export async function sendOutput(
  operation: Operation,
  output: unknown,
  response: Response,
): Promise<void> {
  response.status(operation.status);
  // Express gives every answer an ETag and compares it; this says that it is to be asked each time.
  const caching = operation.revalidates ? ['private', 'no-cache'] : [];
  if (!operation.produces) {
    const text = JSON.stringify(output);
    const isSmall = text && Buffer.byteLength(text) <= UNPACKED_BYTES;
    setCaching(response, isSmall ? [...caching, 'no-transform'] : caching);
    response.type('json').send(text);
    return;
  }
  setCaching(response, caching);
  response.type(operation.produces);
  response.attachment(operation.path.split('/').at(-1));
  // Ends the response in the middle where a piece cannot be had, so that half a file is not taken for the whole.
  await pipeline(Readable.from(output as AsyncIterable<string>), response);
}

function setCaching(response: Response, directives: string[]): void {
  if (directives.length) {
    response.set('cache-control', directives.join(', '));
  }
}
