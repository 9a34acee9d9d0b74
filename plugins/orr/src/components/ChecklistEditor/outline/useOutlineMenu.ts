import { useMemo, useState } from 'react';

/** Whose menu is open, and at which button. @internal */
export interface OpenMenu {
  kind: 'section' | 'question';
  id: string;
  title: string;
  anchor: HTMLElement;
}

/** One menu serves all rows. @internal */
export function useOutlineMenu() {
  const [menu, setMenu] = useState<OpenMenu>();
  return useMemo(
    () => ({ menu, open: setMenu, close: () => setMenu(undefined) }),
    [menu],
  );
}
