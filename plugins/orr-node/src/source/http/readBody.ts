import { SourceError } from '../SourceError';

/** The text of an answer. A SourceError where it is longer than the most bytes. @internal */
export async function readBody(
  response: Response,
  { title, maxBytes }: { title: string; maxBytes: number },
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new SourceError('bad-response', `${title} answered too much.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
