import { runCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';

// Of the packages of a workspace, the declarations name the sources; and what
// packages of ours alone may use keeps its name, without an underscore.
const OMITTED = ['ae-wrong-input-file-type', 'ae-internal-missing-underscore'];

/**
 * Writes what others import from each package to its report.api.md; to check,
 * writes nothing and fails where a report says something else, or has warnings.
 * The declarations have to be there already.
 *
 * @returns {Promise<{ code: number, lines: string[] }>}
 */
export async function runApiReports({ node, env }, { check }) {
  return runCommand(
    node,
    [
      inProject('node_modules/@backstage/repo-tools/bin/backstage-repo-tools'),
      'api-reports',
      `--omit-messages=${OMITTED.join(',')}`,
      '--validate-release-tags',
      // Writes all reports before it complains of the first.
      check ? '--ci' : '--allow-all-warnings',
    ],
    {
      env: { ...env, FORCE_COLOR: '0' },
      logFile: inProject('.cache', 'logs', 'api-reports.log'),
    },
  );
}
