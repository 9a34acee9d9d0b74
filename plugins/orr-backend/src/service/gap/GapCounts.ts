import { CountedGaps } from '../../database/gap/countedGaps';
import { FoundRow, HeatMapModel } from '../../database/gap/HeatMapModel';
import { HeatMapRows } from '../../database/gap/heatMapRows';
import { CostlyCounts } from '../visibility/CostlyCounts';
import {
  isKeptFor,
  KeptGapModel,
  rowScope,
  wholeScope,
} from '../../database/gap/KeptGapModel';

const COLUMNS = { sections: 'section_id', areas: 'area' } as const;

interface GapPaging {
  by: 'sections' | 'areas';
  limit: number;
  after?: { sortName: string; rowRef: string };
}

/** A page of rows, with what was counted of them and of all together. @internal */
export interface CountedPage {
  rows: FoundRow[];
  isMore: boolean;
  /** By the ref of the row, an empty one for all together. */
  counted: CountedGaps;
  /** When that was; absent of kept counts, which follow changes within seconds. */
  asOf?: Date;
}

/**
 * Counts what is open: from kept counts where these tell it, else from the rows that the caller may see. In as many
 * statements whatever there is.
 *
 * @internal
 */
export class GapCounts {
  readonly #costly: CostlyCounts;
  readonly #rows: HeatMapModel;
  readonly #kept: KeptGapModel;

  constructor(options: {
    costlyCounts: CostlyCounts;
    heatMaps: HeatMapModel;
    keptGaps: KeptGapModel;
  }) {
    this.#costly = options.costlyCounts;
    this.#rows = options.heatMaps;
    this.#kept = options.keptGaps;
  }

  /** Of all rows together. */
  async countWhole(
    rows: HeatMapRows,
    by: 'sections' | 'areas',
  ): Promise<Omit<CountedPage, 'rows' | 'isMore'>> {
    if (!(await this.#isKept(rows))) {
      const { value, asOf } = await this.#costly.count(
        { of: 'gaps', visibility: rows.filter.visibility, rows, by },
        () => this.#rows.count({ ...rows, columns: COLUMNS[by] }, []),
      );
      return { counted: value, asOf };
    }
    const [whole] = await this.#kept.count({
      scopes: [wholeScope(rows)],
      columns: COLUMNS[by],
      checklistId: rows.filter.checklistId,
    });
    return { counted: withRef(whole, '') };
  }

  async countPage(rows: HeatMapRows, page: GapPaging): Promise<CountedPage> {
    const { by, limit, after } = page;
    if (await this.#isKept(rows)) {
      const found = await this.#kept.listRows({ ...rows, limit, after });
      const shown = found.slice(0, limit);
      const [whole, ...each] = await this.#kept.count({
        scopes: [
          wholeScope(rows),
          ...shown.map(({ rowRef }) => rowScope(rows, rowRef)),
        ],
        columns: COLUMNS[by],
        checklistId: rows.filter.checklistId,
      });
      return {
        rows: shown,
        isMore: found.length > limit,
        counted: joined([withRef(whole, ''), ...each]),
      };
    }
    const { value, asOf } = await this.#costly.count(
      { of: 'gapPage', visibility: rows.filter.visibility, rows, page },
      () => this.#countRows(rows, page),
    );
    return { ...value, asOf };
  }

  async #countRows(
    rows: HeatMapRows,
    { by, limit, after }: GapPaging,
  ): Promise<CountedPage> {
    const found = await this.#rows.listRows({ ...rows, limit, after });
    const shown = found.slice(0, limit);
    return {
      rows: shown,
      isMore: found.length > limit,
      counted: await this.#rows.count(
        { ...rows, columns: COLUMNS[by] },
        shown.map(({ rowRef }) => rowRef),
      ),
    };
  }

  async #isKept({ filter }: HeatMapRows): Promise<boolean> {
    return isKeptFor(filter) && this.#kept.areKept();
  }
}

/** The same as counts of all together, which are of no row. */
function withRef(counted: CountedGaps, rowRef: string): CountedGaps {
  const of = <T extends { rowRef: string }>(each: T): T => ({
    ...each,
    rowRef,
  });
  return {
    asked: counted.asked.map(of),
    entities: counted.entities.map(of),
    gaps: counted.gaps.map(of),
    concerned: counted.concerned.map(of),
  };
}

function joined(counted: CountedGaps[]): CountedGaps {
  return {
    asked: counted.flatMap(({ asked }) => asked),
    entities: counted.flatMap(({ entities }) => entities),
    gaps: counted.flatMap(({ gaps }) => gaps),
    concerned: counted.flatMap(({ concerned }) => concerned),
  };
}
