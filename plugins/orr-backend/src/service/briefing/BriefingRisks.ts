import {
  BriefingRisk,
  BriefingWork,
  isSameRef,
  OPEN_STATES,
} from 'backstage-plugin-orr-common';
import {
  BriefingModel,
  FoundWork,
} from '../../database/briefing/BriefingModel';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { GapListModel, ListedGap } from '../../database/gap/GapListModel';
import { ReadinessListFilter } from '../../database/ReadinessListFilter';
import { gapItemsOf } from '../gap/gapItemsOf';
import { First } from './BriefingParts';
import { NamedItems } from './NamedItems';

/** The high risks that the figure of that name counts, from the list that the heat map leads to. @internal */
export class BriefingRisks {
  readonly #briefings: BriefingModel;
  readonly #checklists: DatabaseChecklistStore;
  readonly #gaps: GapListModel;
  readonly #named: NamedItems;

  constructor(options: {
    briefings: BriefingModel;
    checklists: DatabaseChecklistStore;
    gapList: GapListModel;
    named: NamedItems;
  }) {
    this.#briefings = options.briefings;
    this.#checklists = options.checklists;
    this.#gaps = options.gapList;
    this.#named = options.named;
  }

  /** What is open for longest comes first. */
  async openHighs(
    entities: ReadinessListFilter,
    options: { today: string; limit: number },
  ): Promise<First<BriefingRisk>> {
    const { today, limit } = options;
    const filter = { ...entities, states: [...OPEN_STATES], levels: ['HIGH'] };
    const found = await this.#gaps.listPage({
      filter,
      order: { sort: 'since', direction: 'asc' },
      limit,
    });
    const page = found.slice(0, limit);
    const named = await this.#named.entitiesOf(page.map(({ gap }) => gap));
    const work = await this.#briefings.listWork(entities.visibility, {
      entityRefs: [...new Set(page.flatMap(reviewedRefs))],
      questionIds: [...new Set(page.map(({ gap }) => gap.questionId))],
      today,
    });
    const items = gapItemsOf(page, await this.#checklists.listCurrent());
    return {
      totalItems: await this.#gaps.count(filter),
      items: items.map(({ checklist, question, since }, index) => ({
        entity: named.get(page[index].gap.entityId)!,
        checklistTitle: checklist.title,
        question,
        state: page[index].gap.state as BriefingRisk['state'],
        since,
        work: firstOf(work, page[index]),
      })),
    };
  }
}

/** The entity, and the system whose review it is in. */
function reviewedRefs({ entity, review }: ListedGap): string[] {
  return [entity.entityRef, ...(review ? [review.entityRef] : [])];
}

function firstOf(
  work: FoundWork[],
  listed: ListedGap,
): BriefingWork | undefined {
  const { checklistId, questionId, entityId } = listed.gap;
  const refs = reviewedRefs(listed);
  const found = work.find(
    one =>
      one.checklistId === checklistId &&
      one.questionId === questionId &&
      (one.coveredEntityId === undefined
        ? refs.some(ref => isSameRef(ref, one.entityRef))
        : one.coveredEntityId === entityId),
  );
  if (!found) {
    return undefined;
  }
  const { dispositionId, type, state, text, until, personRef } = found;
  return { dispositionId, type, state, text, until, personRef };
}
