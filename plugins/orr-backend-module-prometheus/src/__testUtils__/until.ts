const TRIES_EVERY_MS = 50;

/** Waits until something is there. It fails with what it waited for, and the last reason, if that never comes. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  { timeoutMs = 30_000 }: { timeoutMs?: number } = {},
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let reason = '';
  for (;;) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) {
        return found;
      }
    } catch (error) {
      reason = `: ${error}`;
    }
    if (Date.now() > end) {
      throw new Error(`Waited in vain until ${what}${reason}`);
    }
    await new Promise(resolve => {
      setTimeout(resolve, TRIES_EVERY_MS);
    });
  }
}
