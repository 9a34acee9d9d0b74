import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TypingLoad } from '../load/measureTypingLoad';

// Where the index of all figures finds it.
const TYPING_LOAD_FILE = path.join(
  __dirname,
  '..',
  'results',
  'typing-load.json',
);

/** Keeps the figures, and shows them. */
export function writeTypingLoad(load: TypingLoad): void {
  writeFileSync(TYPING_LOAD_FILE, `${JSON.stringify(load, null, 2)}\n`);
  for (const { policy, ratio, ...kinds } of load.policies) {
    console.log(`${policy}: p95 of a save is ${ratio} times the floor's`);
    console.table(
      Object.fromEntries(
        Object.entries(kinds).map(([kind, result]) => [
          kind,
          {
            runs: result.runs,
            p50: result.median,
            p95: result.p95,
            p99: result.p99,
            statements: result.statements.join('–'),
            ...Object.fromEntries(
              Object.entries(result.inBackend).map(
                ([part, { median, p95 }]) => [
                  `${part} in backend`,
                  `${median} / ${p95}`,
                ],
              ),
            ),
            outgoing: Object.entries(result.outgoing)
              .map(([name, counts]) => `${name} ${counts.join('–')}`)
              .join(', '),
          },
        ]),
      ),
    );
  }
}
