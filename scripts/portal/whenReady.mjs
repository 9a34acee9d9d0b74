import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 250;

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * Waits until a portal says that it is ready.
 *
 * @param {string} baseUrl
 * @param {{ isGone: () => boolean, timeoutMs?: number }} options
 * @returns {Promise<boolean>} false when it went away, or the time is over
 */
export async function whenReady(baseUrl, { isGone, timeoutMs = 180_000 }) {
  const deadline = Date.now() + timeoutMs;
  while (!isGone() && Date.now() < deadline) {
    if (await answers(`${baseUrl}/.backstage/health/v1/readiness`)) {
      return true;
    }
    await delay(POLL_MS);
  }
  return false;
}
