import { useEffect, useId, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { PageTextField } from '../PageTextField';

const TYPING_PAUSE_MS = 300;

/** Searches while one types, after a short pause. @internal */
export function SearchField(props: {
  text: string;
  onSearch: (text: string) => void;
}) {
  const { text, onSearch } = props;
  const { t } = useOrrTranslation();
  const id = useId();
  const [typed, setTyped] = useState(text);
  const searched = useRef(text);
  useEffect(() => {
    // Someone else changed it: the back button, or "clear filters".
    if (text !== searched.current) {
      searched.current = text;
      setTyped(text);
    }
  }, [text]);
  useDebounce(
    () => {
      const wanted = typed.trim();
      if (wanted !== searched.current) {
        searched.current = wanted;
        onSearch(wanted);
      }
    },
    TYPING_PAUSE_MS,
    [typed],
  );
  return (
    <PageTextField
      id={id}
      type="search"
      size="small"
      label={t('page.search')}
      placeholder={t('page.searchPlaceholder')}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      inputProps={{ maxLength: 200 }}
    />
  );
}
