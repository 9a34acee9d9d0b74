import { TrackerError } from 'backstage-plugin-orr-node';

/** Reads an answer as far as it is JSON and not too long. Nothing of another answer is passed on. @internal */
export async function readJson(
  response: Response,
  { title, maxBytes }: { title: string; maxBytes: number },
): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(.+\+)?json\b/.test(type)) {
    await response.body?.cancel();
    throw new TrackerError(
      'unexpected',
      `${title} answered with a page instead of data.`,
    );
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > maxBytes) {
        break;
      }
      chunks.push(chunk);
    }
  } catch {
    throw new TrackerError('unavailable', `${title} broke off its answer.`);
  }
  if (size > maxBytes) {
    throw new TrackerError('unexpected', `${title} answered far too much.`);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new TrackerError(
      'unexpected',
      `${title} answered something that is no JSON.`,
    );
  }
}
