import { RateLimit } from 'backstage-plugin-orr-node';

/** What GitLab says of its limits; nothing where it says nothing, as many an instance does. @internal */
export function gitlabRateLimitOf(headers: Headers): RateLimit | undefined {
  const remaining = numberOf(headers, 'ratelimit-remaining');
  if (remaining === undefined) {
    return undefined;
  }
  const reset = numberOf(headers, 'ratelimit-reset');
  return {
    limit: numberOf(headers, 'ratelimit-limit'),
    remaining,
    resetAt: reset === undefined ? undefined : new Date(reset * 1000),
  };
}

function numberOf(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text !== null && /^\d{1,12}$/.test(text.trim())
    ? Number(text)
    : undefined;
}
