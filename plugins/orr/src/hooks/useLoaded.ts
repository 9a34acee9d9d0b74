import {
  DependencyList,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';

/** Something that is fetched. A reload keeps what was there until the new arrives. @internal */
export type Loaded<T> =
  | { status: 'loading'; reload: () => void }
  | { status: 'error'; error: unknown; reload: () => void }
  | { status: 'ready'; value: T; stale: boolean; reload: () => void };

type Settled<T> =
  | { status: 'error'; error: unknown }
  | { status: 'ready'; value: T };

interface Round<T> {
  question: { load: (signal: AbortSignal) => Promise<T> };
  number: number;
  settled: Settled<T>;
}

/**
 * Fetches on mount and whenever `deps` change, gives up a request that nobody waits for any more,
 * and never shows the answer to an older question as the answer to the present one.
 *
 * @internal
 */
export function useLoaded<T>(
  fetcher: (signal: AbortSignal) => Promise<T>,
  deps: DependencyList,
  options: { keepPrevious?: boolean } = {},
): Loaded<T> {
  const [number, setNumber] = useState(0);
  const [round, setRound] = useState<Round<T>>();
  // The caller's dependencies say when another question is asked.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const question = useMemo(() => ({ load: fetcher }), deps);
  const reload = useCallback(() => setNumber(current => current + 1), []);

  useEffect(() => {
    const abort = new AbortController();
    const settle = (settled: Settled<T>) => {
      if (!abort.signal.aborted) {
        setRound({ question, number, settled });
      }
    };
    question.load(abort.signal).then(
      value => settle({ status: 'ready', value }),
      error => settle({ status: 'error', error }),
    );
    return () => abort.abort();
  }, [question, number]);

  const sameQuestion = round?.question === question;
  const current = sameQuestion && round?.number === number;
  if (
    round?.settled.status === 'ready' &&
    (sameQuestion || options.keepPrevious)
  ) {
    return { ...round.settled, stale: !current, reload };
  }
  return round && current && round.settled.status === 'error'
    ? { ...round.settled, reload }
    : { status: 'loading', reload };
}
