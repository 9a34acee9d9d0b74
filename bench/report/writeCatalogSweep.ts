import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CatalogSweepFigures } from '../sweep/measureCatalogSweep';

// Where the index of all figures finds it.
const SWEEP_FILE = path.join(__dirname, '..', 'results', 'sweep.json');

/** Keeps the figures, and shows them. */
export function writeCatalogSweep(figures: CatalogSweepFigures): void {
  writeFileSync(SWEEP_FILE, `${JSON.stringify(figures, null, 2)}\n`);
  const { first, unchanged, owner, killed } = figures;
  console.table(
    Object.fromEntries(
      Object.entries({
        'all is new': first,
        'nothing has changed': unchanged,
        'one owner has changed': owner.sweep,
        'gone on after a kill': killed.resumed,
      }).map(([name, { seconds, statements, pages, memory, rowWrites }]) => [
        name,
        {
          seconds,
          statements,
          pages,
          'memory growth in MB': memory.growthMb,
          'rows written': JSON.stringify(rowWrites),
        },
      ]),
    ),
  );
}
