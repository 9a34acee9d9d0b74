import { createHash } from 'node:crypto';

/** As Rack makes them. */
export function etagOf(body: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(body));
  return `W/"${digest.digest('hex').slice(0, 32)}"`;
}
