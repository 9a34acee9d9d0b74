import { ReadinessChange } from 'backstage-plugin-orr-common';

/** What moved under which checklist; nothing where the headline says it all. @internal */
export function checklistMovesOf({
  checklists,
  before,
  after,
}: ReadinessChange): ReadinessChange['checklists'] {
  const isPlain =
    checklists.length === 1 &&
    checklists[0].before === before &&
    checklists[0].after === after;
  return isPlain ? [] : checklists;
}
