import {
  orrReviewReadPermission,
  ScorecardSections,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { HeatMapModel } from '../../database/gap/HeatMapModel';
import { GapFilter } from '../../database/gap/gapFilter';
import { ScorecardScope } from '../../database/rollUp/scopeMembers';
import { SectionsQuery } from '../GapService';
import { RequestOptions } from '../ReviewService';
import { scorecardScopeOf } from '../scorecard/scorecardScopeOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { cellOf, columnsOf, countedGaps } from './gapCells';
import { publishedChecklists } from './publishedChecklists';

function narrowingOf({ kind, refs }: ScorecardScope): Partial<GapFilter> {
  switch (kind) {
    case 'group':
      return { ownerRefs: refs };
    case 'system':
      return { systemRefs: refs };
    case 'domain':
      return { domainRefs: refs };
    default:
      return {};
  }
}

/** Tells what is open in each section of a checklist for a group, a system, a domain or all, as far as the caller sees. @internal */
export class SectionView {
  readonly #checklists: DatabaseChecklistStore;
  readonly #model: HeatMapModel;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    heatMaps: HeatMapModel;
    visibility: EntityVisibility;
  }) {
    this.#checklists = options.checklists;
    this.#model = options.heatMaps;
    this.#visibility = options.visibility;
  }

  async get(
    query: SectionsQuery,
    options: RequestOptions,
  ): Promise<ScorecardSections> {
    const scope = scorecardScopeOf(query);
    const [checklist] = await publishedChecklists(
      this.#checklists,
      query.checklist,
    );
    const visibility = await this.#visibility.filterFor(
      { permission: orrReviewReadPermission },
      options,
    );
    const filter = {
      visibility,
      checklistId: checklist.checklistId,
      ...narrowingOf(scope),
    };
    const counted = await countedGaps(
      this.#model,
      { filter, shown: visibility, by: 'groups' },
      { columns: 'sections' },
    );
    return {
      scope,
      checklist: {
        id: checklist.checklistId,
        title: checklist.document.title,
        version: checklist.version,
      },
      entities: counted.entities[0]?.entities ?? 0,
      decided: counted.entities[0]?.decided ?? 0,
      sections: columnsOf([checklist], 'sections').map(column => {
        const { column: id, ...counts } = cellOf(column, counted);
        return {
          id,
          title: column.title,
          questions: column.byChecklist.get(checklist.checklistId) ?? 0,
          ...counts,
        };
      }),
    };
  }
}
