import { createContext, ReactNode, useContext, useMemo, useState } from 'react';
import { Place } from '../usePlace';
import { UnreadTexts } from './UnreadTexts';

const UnreadContext = createContext<
  { texts: UnreadTexts; place: Place } | undefined
>(undefined);

/** What the fields within are about, and where their texts are while they cannot be read. @internal */
export function UnreadPlace(props: {
  texts: UnreadTexts;
  kind: 'checklist' | 'question';
  id?: string;
  children: ReactNode;
}) {
  const { texts, kind, id = '', children } = props;
  const value = useMemo(
    () => ({
      texts,
      place: kind === 'checklist' ? { kind } : { kind, id },
    }),
    [texts, kind, id],
  );
  return (
    <UnreadContext.Provider value={value}>{children}</UnreadContext.Provider>
  );
}

/**
 * What is typed in a field until it is read. What cannot be read outlives the field, where it says its attribute: one comes
 * back to it as one left it.
 *
 * @internal
 */
export function useUnreadText(field: string | undefined, label: string) {
  const unread = useContext(UnreadContext);
  const at = unread && field ? { place: unread.place, field } : undefined;
  const [typed, setTyped] = useState<
    { text: string; problem?: string } | undefined
  >(() => at && unread?.texts.find(at));
  return {
    typed,
    type: (text: string, problem?: string) => {
      setTyped({ text, problem });
      if (at && problem !== undefined) {
        unread?.texts.keep({ ...at, label, text, problem });
      } else if (at) {
        unread?.texts.drop(at);
      }
    },
    leave: () => setTyped(current => (current?.problem ? current : undefined)),
  };
}
