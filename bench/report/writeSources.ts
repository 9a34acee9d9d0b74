import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { measurePolling } from '../sources/measurePolling';
import type { measureTold } from '../sources/measureTold';

// Where the index of all figures finds it.
const FILE = path.join(__dirname, '..', 'results', 'sources.json');

/** What `npm run bench -- sources` leaves. */
export interface SourceFigures {
  when: string;
  polling: Awaited<ReturnType<typeof measurePolling>>;
  told: Awaited<ReturnType<typeof measureTold>>;
}

/** Keeps the figures, and shows them. */
export function writeSources(figures: SourceFigures): void {
  writeFileSync(FILE, `${JSON.stringify(figures, null, 2)}\n`);
  const { polling, told } = figures;
  console.table({ first: polling.first, again: polling.again });
  console.table({ ingest: { ...told.ingest, batch: told.ingest.batch.p95 } });
  console.table(
    told.reading.map(({ policy, n, ratio, health, floor }) => ({
      policy,
      n,
      p95: health.p95,
      floor: floor.p95,
      ratio,
    })),
  );
}
