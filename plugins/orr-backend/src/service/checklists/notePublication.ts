import {
  ChecklistDocument,
  compareChecklists,
  questionsOf,
  RolloutRule,
} from 'backstage-plugin-orr-common';
import { noteChange } from '../../changeTrail';
import { toldChanges } from './toldChanges';

/** What became the current version of a checklist. @internal */
export interface Publication {
  document: ChecklistDocument;
  /** What was current until then; absent for the first version. */
  before?: ChecklistDocument;
  version: number;
  rollout: readonly RolloutRule[];
}

/** Notes for the audit log how the new version differs from the one before. @internal */
export function notePublication(publication: Publication): void {
  const { document, version } = publication;
  noteChange({
    action: 'checklist.published',
    facts: {
      checklistId: document.id,
      version,
      state: document.state,
      fields: toldChanges(changesOf(publication)),
    },
  });
}

function changesOf({ document, before, rollout }: Publication): string[] {
  if (!before) {
    return questionsOf(document).map(({ id }) => `questions.${id} added`);
  }
  const { fields, sections } = compareChecklists(before, document);
  return [
    ...fields.map(({ field }) => field),
    ...rollout.map(ruled),
    ...sections
      .filter(({ change }) => change !== 'none')
      .map(({ sectionId, change }) => `sections.${sectionId} ${change}`),
    ...sections.flatMap(({ questions }) =>
      questions.map(
        ({ questionId, change }) => `questions.${questionId} ${change}`,
      ),
    ),
  ];
}

function ruled({ questionId, when, date }: RolloutRule): string {
  return `rollout.${questionId} ${date ? `${when} ${date}` : when}`;
}
