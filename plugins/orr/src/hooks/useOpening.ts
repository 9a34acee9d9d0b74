import { useState } from 'react';

/**
 * A dialog that begins anew each time it is opened: with its turn as key nothing of the last time is left, and it can still
 * be seen going when it is closed.
 *
 * @internal
 */
export function useOpening() {
  const [state, setState] = useState({ open: false, turn: 0 });
  return {
    ...state,
    begin: () => setState(({ turn }) => ({ open: true, turn: turn + 1 })),
    onClose: () => setState(({ turn }) => ({ open: false, turn })),
  };
}
