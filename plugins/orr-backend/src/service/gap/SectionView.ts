import {
  orrReviewReadPermission,
  ScorecardSections,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { GapFilter } from '../../database/gap/gapFilter';
import { ScorecardScope } from '../../database/rollUp/scopeMembers';
import { SectionsQuery } from '../GapService';
import { RequestOptions } from '../ReviewService';
import { scorecardScopeOf } from '../scorecard/scorecardScopeOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { GapCounts } from './GapCounts';
import { cellOf, columnsOf } from './gapCells';
import { publishedChecklists } from './publishedChecklists';

function narrowingOf({ kind, refs }: ScorecardScope): Partial<GapFilter> {
  switch (kind) {
    case 'group':
      return refs.length === 1 ? { groupRef: refs[0] } : { ownerRefs: refs };
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
  readonly #counts: GapCounts;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    counts: GapCounts;
    visibility: EntityVisibility;
  }) {
    this.#checklists = options.checklists;
    this.#counts = options.counts;
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
    const { counted, asOf } = await this.#counts.countWhole(
      { filter, shown: visibility, by: 'groups' },
      'sections',
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
      asOf: asOf?.toISOString(),
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
