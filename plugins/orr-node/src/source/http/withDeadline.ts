/** Why a work was given up. @internal */
export class Stopped extends Error {
  readonly by: 'aborted' | 'timeout';

  constructor(by: 'aborted' | 'timeout') {
    super(by);
    this.by = by;
  }
}

/**
 * Works until it is done, the time is up, or the signal is aborted, whichever is first: what does not listen to its signal is not
 * waited for. Rejects with what the work throws, or says which of the two it was.
 *
 * @internal
 */
export async function withDeadline<T>(
  options: { timeoutMs: number; signal?: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { timeoutMs, signal } = options;
  const ends = new AbortController();
  const abort = () => ends.abort(new Stopped('aborted'));
  const timer = setTimeout(() => ends.abort(new Stopped('timeout')), timeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    if (signal?.aborted) {
      abort();
    }
    return await Promise.race([
      ended(ends.signal),
      ends.signal.aborted ? ended(ends.signal) : work(ends.signal),
    ]);
  } catch (error) {
    // What fails because it was ended says so in its own words.
    throw ends.signal.aborted ? ends.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) {
      end();
    } else {
      signal.addEventListener('abort', end, { once: true });
    }
  });
}

/** Waits; ends at once where the signal is aborted. @internal */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>(resolve => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done, { once: true });
    if (signal?.aborted) {
      done();
    }
  });
}
