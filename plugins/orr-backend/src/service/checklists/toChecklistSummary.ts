import {
  ChecklistSummary,
  ChecklistVersion,
  questionsOf,
} from 'backstage-plugin-orr-common';

/** A version as lists show it. @internal */
export function toChecklistSummary({
  document,
  checklistId,
  version,
  contentHash,
  publishedAt,
}: ChecklistVersion): ChecklistSummary {
  return {
    id: checklistId,
    title: document.title,
    description: document.description,
    state: document.state,
    ownerRef: document.owner,
    sponsorRef: document.sponsor,
    kinds: document.kinds,
    version,
    contentHash,
    publishedAt,
    questionCount: questionsOf(document).length,
    minutes: document.minutes,
  };
}
