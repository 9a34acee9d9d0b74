import { ReviewDetail } from 'backstage-plugin-orr-common';

/** What a section of a review is called. @internal */
export function sectionTitleOf(
  { checklist }: Pick<ReviewDetail, 'checklist'>,
  sectionId: string,
): string {
  return (
    checklist.document.sections.find(({ id }) => id === sectionId)?.title ??
    sectionId
  );
}
