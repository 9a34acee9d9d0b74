import { useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  ReassignableKind,
  ReassignBody,
  Reassignment,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { newId } from '../newId';

/** What is to be given from whom to whom. @internal */
export type Reassigning = Omit<ReassignBody, 'mutationId'>;

/** How far it has come. @internal */
export interface ReassigningState {
  status: 'idle' | 'running' | 'error' | 'done';
  given: Partial<Record<ReassignableKind, number>>;
  left: number;
  error?: unknown;
}

const NOTHING: ReassigningState = { status: 'idle', given: {}, left: 0 };

/** How much was given so far. @internal */
export function givenIn({ given }: ReassigningState): number {
  return Object.values(given).reduce((sum, count) => sum + count, 0);
}

function withBatch(
  state: ReassigningState,
  batch: Reassignment,
): ReassigningState {
  const given = { ...state.given };
  batch.given.forEach(({ kind, count }) => {
    given[kind] = (given[kind] ?? 0) + count;
  });
  return { status: 'running', given, left: batch.left };
}

/**
 * Gives batch after batch until nothing is left. After a failure it goes on where it stopped: a batch whose answer was lost
 * is asked for again under its own id, and so is given once.
 *
 * @internal
 */
export function useReassigning(onDone: () => void) {
  const orrApi = useApi(orrApiRef);
  const [state, setState] = useState(NOTHING);
  const unanswered = useRef<string>();
  const goOn = async (wanted: Reassigning, from: ReassigningState) => {
    let at: ReassigningState = { ...from, status: 'running', error: undefined };
    setState(at);
    try {
      for (;;) {
        unanswered.current ??= newId();
        const mutationId = unanswered.current;
        const batch = await orrApi.reassign({
          body: { ...wanted, mutationId },
        });
        unanswered.current = undefined;
        at = withBatch(at, batch);
        setState(at);
        // What cannot be given would be asked for without end.
        if (!batch.left || !batch.given.some(({ count }) => count > 0)) {
          break;
        }
      }
      setState({ ...at, status: 'done' });
      onDone();
    } catch (error) {
      setState({ ...at, status: 'error', error });
    }
  };
  return {
    state,
    start: (wanted: Reassigning) => {
      unanswered.current = undefined;
      return goOn(wanted, NOTHING);
    },
    retry: (wanted: Reassigning) => goOn(wanted, state),
    clear: () => setState(NOTHING),
  };
}
