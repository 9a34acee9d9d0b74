import { CountedGaps } from '../../database/gap/countedGaps';
import {
  FoundRow,
  HeatMapModel,
  HeatMapRows,
} from '../../database/gap/HeatMapModel';
import {
  isKeptFor,
  KeptGapModel,
  rowScope,
  wholeScope,
} from '../../database/gap/KeptGapModel';

const COLUMNS = { sections: 'section_id', areas: 'area' } as const;

/** A page of rows, with what was counted of them and of all together. @internal */
export interface CountedPage {
  rows: FoundRow[];
  isMore: boolean;
  /** By the ref of the row, an empty one for all together. */
  counted: CountedGaps;
}

/**
 * Counts what is open: from kept counts where these tell it, else from the rows that the caller may see. In as many
 * statements whatever there is.
 *
 * @internal
 */
export class GapCounts {
  readonly #rows: HeatMapModel;
  readonly #kept: KeptGapModel;

  constructor(options: { heatMaps: HeatMapModel; keptGaps: KeptGapModel }) {
    this.#rows = options.heatMaps;
    this.#kept = options.keptGaps;
  }

  /** Of all rows together. */
  async countWhole(
    rows: HeatMapRows,
    by: 'sections' | 'areas',
  ): Promise<CountedGaps> {
    if (!(await this.#isKept(rows))) {
      return this.#rows.count({ ...rows, columns: COLUMNS[by] }, []);
    }
    const [whole] = await this.#kept.count({
      scopes: [wholeScope(rows)],
      columns: COLUMNS[by],
      checklistId: rows.filter.checklistId,
    });
    return withRef(whole, '');
  }

  async countPage(
    rows: HeatMapRows,
    page: {
      by: 'sections' | 'areas';
      limit: number;
      after?: { sortName: string; rowRef: string };
    },
  ): Promise<CountedPage> {
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
