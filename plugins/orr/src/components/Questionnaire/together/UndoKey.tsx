import { useEffect, useRef, useState } from 'react';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { LiveRegion } from '../../Feedback';
import { AnswerAutosave } from '../autosave/AnswerAutosave';

/** Where the key belongs to the text, or to a dialog above the form. */
const OTHERS =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=dialog]';

/** Takes back the latest change with Ctrl+Z or Cmd+Z outside of text, and says which question that was. @internal */
export function UndoKey(props: {
  autosave: AnswerAutosave;
  titleOf: (questionId: string) => string;
  /** Goes to the question whose change was taken back. */
  onUndone: (questionId: string) => void;
}) {
  const { t } = useOrrTranslation();
  const [said, setSaid] = useState('');
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo =
        event.key.toLowerCase() === 'z' &&
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey;
      const { target } = event;
      if (!isUndo || (target instanceof Element && target.closest(OTHERS))) {
        return;
      }
      event.preventDefault();
      const { autosave, titleOf, onUndone } = latest.current;
      const questionId = autosave.undo();
      if (questionId) {
        onUndone(questionId);
      }
      setSaid(
        questionId
          ? t('together.undo.done', { title: titleOf(questionId) })
          : t('together.undo.nothing'),
      );
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [t]);
  return <LiveRegion>{said}</LiveRegion>;
}
