import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { explainApiReports } from '../apiReports/explainApiReports.mjs';
import { runApiReports } from '../apiReports/runApiReports.mjs';
import { projectRoot } from '../projectRoot.cjs';
import { tally } from '../report/tally.mjs';

function read(file) {
  const found = path.resolve(projectRoot, file);
  return existsSync(found) ? readFileSync(found, 'utf8') : '';
}

/** Compares what others import with the reports of it; needs the declarations that checking the types leaves behind. */
export function apiReportsStep(title, toolchain) {
  return {
    title,
    run: async () => {
      const { orderDeclarations } = await import(
        '../declarations/orderDeclarations.mjs'
      );
      orderDeclarations();
      const { code, lines } = await runApiReports(toolchain, { check: true });
      return code === 0
        ? { counts: tally(1) }
        : { counts: tally(0, 1), output: explainApiReports(lines, read) };
    },
  };
}
