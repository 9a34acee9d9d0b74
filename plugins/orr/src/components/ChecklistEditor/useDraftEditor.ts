import { useEffect, useState, useSyncExternalStore } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ChecklistDraft } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { DraftEditor, DraftEditorState } from './DraftEditor';
import { KeptDrafts } from './saving/KeptDrafts';

/** A draft that is edited as long as the page is open. @internal */
export function useDraftEditor(
  draft: ChecklistDraft,
  userRef: string,
): { editor: DraftEditor; state: DraftEditorState } {
  const api = useApi(orrApiRef);
  const [editor] = useState(
    () =>
      new DraftEditor({
        api,
        draft,
        userRef,
        kept: new KeptDrafts({ userRef, draftId: draft.id }),
      }),
  );
  useEffect(() => {
    editor.start();
    return () => editor.stop();
  }, [editor]);
  const state = useSyncExternalStore(editor.subscribe, editor.getState);
  return { editor, state };
}
