import { reportDifference } from './reportDifference.mjs';

const SHOWN_LINES = 30;
const LOG_TAIL = 20;
const ADVICE = [
  'Run `npm run api-reports`, read in the difference what others would notice, and commit',
  'the report with the change it belongs to.',
];

function lastMatch(lines, pattern) {
  return lines
    .map(line => pattern.exec(line))
    .filter(Boolean)
    .at(-1);
}

/**
 * What a failed check of the API reports comes to, for people.
 *
 * @param {string[]} lines what the tool has said
 * @param {(file: string) => string} read a file, given absolute or from the project; empty where there is none
 */
export function explainApiReports(lines, read) {
  const [, folder] = lastMatch(lines, /^## Processing (.+)/) ?? [];
  const [, generated, name] =
    lastMatch(lines, /copy the file "([^"]+)" to "([^"]+)"/) ?? [];
  if (folder && name) {
    const report = `${folder}/${name}`;
    const difference = reportDifference(read(report), read(generated));
    return [
      `What others import from ${folder} is not what ${report} says:`,
      '',
      ...difference.slice(0, SHOWN_LINES),
      ...(difference.length > SHOWN_LINES
        ? [`… and ${difference.length - SHOWN_LINES} lines more`]
        : []),
      '',
      ...ADVICE,
    ];
  }
  const said = lines.filter(line => line.startsWith('Error: '));
  return said.length > 0 ? [...said, ...ADVICE] : lines.slice(-LOG_TAIL);
}
