import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 400;
const STABLE_POLLS = 4;
const REQUEST_MS = 5000;
const PORTAL_ADMIN = 'user:default/ines.laurent';

async function fetchJson(url, init) {
  try {
    const response = await fetch(url, {
      ...init,
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

async function countEntities(baseUrl) {
  const session = await fetchJson(`${baseUrl}/api/auth/demo/refresh`, {
    method: 'POST',
    headers: {
      'x-demo-persona': PORTAL_ADMIN,
      'x-requested-with': 'XMLHttpRequest',
    },
  });
  const token = session?.backstageIdentity?.token;
  if (!token) {
    return 0;
  }
  const page = await fetchJson(
    `${baseUrl}/api/catalog/entities/by-query?limit=1&fields=kind`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  return page?.totalItems ?? 0;
}

/**
 * A portal is ready some seconds before its catalog has read the example
 * organisation, and until then nobody can sign in. Waits until a persona can,
 * and no more entities arrive.
 *
 * @param {string} baseUrl
 * @param {{ isGone: () => boolean, timeoutMs?: number }} options
 * @returns {Promise<boolean>} false when that did not happen in time
 */
export async function whenFilled(baseUrl, { isGone, timeoutMs = 60_000 }) {
  const deadline = Date.now() + timeoutMs;
  let last = 0;
  let stable = 0;
  while (!isGone() && Date.now() < deadline) {
    const count = await countEntities(baseUrl);
    stable = count > 0 && count === last ? stable + 1 : 0;
    last = count;
    if (stable >= STABLE_POLLS) {
      return true;
    }
    await delay(POLL_MS);
  }
  return false;
}
