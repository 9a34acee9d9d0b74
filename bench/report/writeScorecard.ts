import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ScorecardFigures } from '../scorecard/measureScorecard';

/** What `npm run bench -- scorecard` leaves of one size. */
export interface ScorecardResult extends ScorecardFigures {
  when: string;
}

/** Keeps the figures of one size, and shows them. */
export function writeScorecard(result: ScorecardResult): void {
  // Where the index of all figures finds it.
  const name = `scorecard-${result.entities}.json`;
  const file = path.join(__dirname, '..', 'results', name);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.table(
    result.measured.map(({ answer, statements, ...figures }) => ({
      name: figures.name,
      policy: figures.policy,
      clients: figures.clients,
      p50: answer.median,
      p95: answer.p95,
      ratio: 'ratio' in figures ? figures.ratio : undefined,
      statements: statements.join('–'),
      bytes: figures.bytes,
    })),
  );
}
