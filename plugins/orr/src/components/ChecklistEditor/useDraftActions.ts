import { useMemo } from 'react';
import {
  ChecklistDocument,
  Question,
  Section,
} from 'backstage-plugin-orr-common';
import { DraftEditor } from './DraftEditor';
import { changedPlace } from './edits/changedPlace';
import { addProposed } from './edits/addProposed';
import {
  addQuestion,
  addQuestions,
  addSection,
  changeQuestion,
  changeSection,
  duplicateQuestion,
  moveQuestion,
  moveSection,
  removeQuestion,
  removeSection,
  renameQuestion,
  shiftQuestion,
} from './edits/draftEdits';
import { settledQuestion, settledSection } from './edits/settledIds';
import { PlaceControl } from './usePlace';

type Change = (document: ChecklistDocument) => ChecklistDocument;

/** All that can be done to a draft and to what is open of it. They stay the same, so that nothing is drawn anew for them. @internal */
export function useDraftActions(
  editor: DraftEditor,
  control: PlaceControl,
  /** Questions that were published, whose ids do not follow their titles any more. */
  publishedIds: ReadonlySet<string>,
) {
  return useMemo(() => {
    const now = () => editor.getState().document;
    const edit = (change: Change, kind?: string) => editor.edit(change, kind);
    const step = (run: () => void) => {
      const before = now();
      run();
      if (now() !== before) {
        control.open(changedPlace(before, now()));
      }
    };
    return {
      open: control.open,
      undo: () => step(() => editor.undo()),
      redo: () => step(() => editor.redo()),
      changeChecklist: (change: Partial<ChecklistDocument>) =>
        edit(
          document => ({ ...document, ...change }),
          `checklist ${Object.keys(change)}`,
        ),
      changeSection: (id: string, change: Partial<Section>) =>
        edit(
          document => changeSection(document, id, change),
          `section ${id} ${Object.keys(change)}`,
        ),
      changeQuestion: (id: string, change: Partial<Question>, kind?: string) =>
        edit(
          document => changeQuestion(document, id, change),
          `question ${id} ${kind ?? Object.keys(change)}`,
        ),
      addSection: (after?: string) => {
        const { document, id } = addSection(now(), after);
        edit(() => document);
        control.open({ kind: 'section', id }, { takesFocus: true });
      },
      addQuestion: (sectionId: string, after?: string) => {
        const { document, id } = addQuestion(now(), sectionId, after);
        edit(() => document);
        control.open({ kind: 'question', id }, { takesFocus: true });
      },
      /** At the end of the last section, with the words that somebody proposed. */
      addProposed: (text: string) => {
        const { document, id } = addProposed(now(), text);
        edit(() => document);
        control.open({ kind: 'question', id }, { takesFocus: true });
      },
      addQuestions: (sectionId: string, questions: readonly Question[]) =>
        edit(document => addQuestions(document, sectionId, questions)),
      duplicateQuestion: (questionId: string) => {
        const { document, id } = duplicateQuestion(now(), questionId);
        edit(() => document);
        control.open({ kind: 'question', id }, { takesFocus: true });
      },
      removeQuestion: (id: string) =>
        edit(document => removeQuestion(document, id)),
      removeSection: (id: string) =>
        edit(document => removeSection(document, id)),
      shiftQuestion: (id: string, by: -1 | 1) =>
        edit(document => shiftQuestion(document, id, by)),
      shiftSection: (id: string, by: -1 | 1) =>
        edit(document =>
          moveSection(
            document,
            id,
            document.sections.findIndex(section => section.id === id) + by,
          ),
        ),
      moveQuestion: (id: string, to: { sectionId: string; index: number }) =>
        edit(document => moveQuestion(document, id, to)),
      moveSection: (id: string, index: number) =>
        edit(document => moveSection(document, id, index)),
      renameQuestion: (id: string, newId: string) => {
        edit(document => renameQuestion(document, id, newId));
        editor.unread.follow(id, newId);
        control.follow({ kind: 'question', id: newId });
      },
      /** Once its title is written, a question that has no id of its own gets one. */
      settleQuestion: (id: string) => {
        const settled = publishedIds.has(id)
          ? undefined
          : settledQuestion(now(), id);
        if (settled) {
          edit(() => settled.document, `question ${id} title`);
          editor.unread.follow(id, settled.id);
          control.follow({ kind: 'question', id: settled.id });
        }
      },
      settleSection: (id: string) => {
        const settled = settledSection(now(), id);
        if (settled) {
          edit(() => settled.document, `section ${id} title`);
          control.follow({ kind: 'section', id: settled.id });
        }
      },
    };
  }, [editor, control, publishedIds]);
}

/** @internal */
export type DraftActions = ReturnType<typeof useDraftActions>;
