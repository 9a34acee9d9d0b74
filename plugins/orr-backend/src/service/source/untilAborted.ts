function whenAborted(signal: AbortSignal): {
  aborted: Promise<never>;
  forget: () => void;
} {
  let listener = () => {};
  const aborted = new Promise<never>((_, reject) => {
    listener = () => reject(signal.reason);
    if (signal.aborted) {
      listener();
    } else {
      signal.addEventListener('abort', listener, { once: true });
    }
  });
  // Nobody may be waiting for it when it comes.
  aborted.catch(() => {});
  return {
    aborted,
    forget: () => signal.removeEventListener('abort', listener),
  };
}

/** The same items until the signal comes: then it throws the reason, whether the other side heeds the signal or not. @internal */
export async function* untilAborted<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncIterable<T> {
  const { aborted, forget } = whenAborted(signal);
  const iterator = items[Symbol.asyncIterator]();
  let isOver = false;
  try {
    while (!isOver) {
      const next = await Promise.race([iterator.next(), aborted]);
      isOver = next.done === true;
      if (!next.done) {
        yield next.value;
      }
    }
  } finally {
    forget();
    if (!isOver) {
      // Not waited for: it may hang.
      Promise.resolve(iterator.return?.()).catch(() => {});
    }
  }
}
