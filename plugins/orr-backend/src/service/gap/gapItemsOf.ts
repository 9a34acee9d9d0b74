import { ChecklistVersion, GapItem } from 'backstage-plugin-orr-common';
import { ListedGap } from '../../database/gap/GapListModel';

/** Open questions with the words of the checklists as they are now. @internal */
export function gapItemsOf(
  page: ListedGap[],
  checklists: ChecklistVersion[],
): GapItem[] {
  return page.map(({ gap, entity, review }) => {
    const { checklistId, sectionId, questionId } = gap;
    const document = checklists.find(
      version => version.checklistId === checklistId,
    )?.document;
    const section = document?.sections.find(({ id }) => id === sectionId);
    const question = section?.questions.find(({ id }) => id === questionId);
    return {
      entity,
      checklist: { id: checklistId, title: document?.title ?? checklistId },
      section: { id: sectionId, title: section?.title ?? sectionId },
      question: { id: questionId, title: question?.title ?? questionId },
      area: gap.area,
      level: gap.level,
      state: gap.state,
      contradicted: gap.contradicted,
      since: gap.since,
      review,
    };
  });
}
