import { PlainError } from '../report/PlainError.mjs';
import { apiReportFiles, warningsIn } from './apiReportFiles.mjs';
import { runApiReports } from './runApiReports.mjs';

const LOG_TAIL = 20;

/**
 * Writes the reports anew.
 *
 * @returns {Promise<string[]>} the reports that say something else than before
 */
export async function writeApiReports(toolchain) {
  const before = apiReportFiles();
  const { code, lines } = await runApiReports(toolchain, { check: false });
  if (code !== 0) {
    throw new PlainError(
      'The reports could not be written.',
      lines.slice(-LOG_TAIL),
    );
  }
  const after = apiReportFiles();
  const warnings = [...after].flatMap(([report, text]) =>
    warningsIn(text).map(warning => `${report}: ${warning}`),
  );
  if (warnings.length > 0) {
    throw new PlainError('What is exported has to be mended:', warnings);
  }
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    report => before.get(report) !== after.get(report),
  );
}
