import { useEffect } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';

const CHANNEL = 'orr';
/** Several things told at once are one refresh, and not everybody of a group comes at the same moment. */
const PAUSE_MS = 200;
const SPREAD_MS = 1_500;

/** Asks again when the viewer was told of something; in a portal without signals, never. @internal */
export function useMineSignal(reload: () => void): void {
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const subscription = signals?.subscribe<{ type: string }>(
      CHANNEL,
      ({ type }) => {
        if (type === 'mine' && waiting === undefined) {
          waiting = setTimeout(() => {
            waiting = undefined;
            reload();
          }, PAUSE_MS + Math.random() * SPREAD_MS);
        }
      },
    );
    return () => {
      clearTimeout(waiting);
      subscription?.unsubscribe();
    };
  }, [signals, reload]);
}
