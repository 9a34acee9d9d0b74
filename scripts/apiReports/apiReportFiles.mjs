import { readdirSync, readFileSync } from 'node:fs';
import { portalPackages } from '../pack/publishablePackages.mjs';
import { inProject } from '../projectRoot.cjs';

/** The API reports as they are now: path from the project, and content. */
export function apiReportFiles() {
  return new Map(
    portalPackages().flatMap(({ folder }) =>
      readdirSync(inProject(folder))
        .filter(name => name.endsWith('.api.md'))
        .map(name => `${folder}/${name}`)
        .map(report => [report, readFileSync(inProject(report), 'utf8')]),
    ),
  );
}

/** What API Extractor complains of in a report: no tag, no comment, a type that is not exported. */
export function warningsIn(report) {
  return report
    .split('\n')
    .filter(line => /^\/\/ .*\((ae|tsdoc)-[a-z-]+\)/.test(line))
    .map(line => line.replace(/^\/\/ (Warning: )?/, ''));
}
