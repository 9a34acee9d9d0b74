import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Operation } from 'backstage-plugin-orr-common';
import { Response } from 'express';

/** Writes the output of an operation: JSON whole, anything else as it comes. @internal */
export async function sendOutput(
  operation: Operation,
  output: unknown,
  response: Response,
): Promise<void> {
  response.status(operation.status);
  if (operation.revalidates) {
    // Express gives every answer an ETag and compares it; this says that it is to be asked each time.
    response.set('cache-control', 'private, no-cache');
  }
  if (!operation.produces) {
    response.json(output);
    return;
  }
  response.type(operation.produces);
  response.attachment(operation.path.split('/').at(-1));
  // Ends the response in the middle where a piece cannot be had, so that half a file is not taken for the whole.
  await pipeline(Readable.from(output as AsyncIterable<string>), response);
}
