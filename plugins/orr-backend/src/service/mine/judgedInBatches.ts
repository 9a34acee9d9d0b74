/** Who decides is for the checklist to say, not for SQL: so many reviews are judged for one page at most. */
const BATCH = 200;
const BATCHES = 5;

/** What was found to be for a person. @internal */
export interface JudgedRows<TRow> {
  allowed: TRow[];
  /** The last that was judged, where there are more. */
  end?: TRow;
}

/** Reads rows and keeps those that are for a person, until there are as many as asked for or enough were judged. @internal */
export async function judgedInBatches<TRow, TAfter>(options: {
  limit: number;
  after: TAfter;
  read: (after: TRow | TAfter, limit: number) => Promise<TRow[]>;
  judge: (rows: TRow[]) => Promise<TRow[]>;
}): Promise<JudgedRows<TRow>> {
  const { limit, after, read, judge } = options;
  const allowed: TRow[] = [];
  let end: TRow | undefined;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const rows = await read(end ?? after, BATCH);
    allowed.push(...(await judge(rows)));
    if (rows.length < BATCH) {
      return { allowed };
    }
    end = rows[rows.length - 1];
    if (allowed.length >= limit) {
      break;
    }
  }
  return { allowed, end };
}
