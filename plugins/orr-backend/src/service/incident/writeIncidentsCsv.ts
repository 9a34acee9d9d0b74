import { ChecklistIncident } from 'backstage-plugin-orr-common';
import { stringify } from 'csv-stringify/sync';

const COLUMNS: [
  header: string,
  cell: (row: ChecklistIncident) => string | undefined,
][] = [
  ['Question', ({ finding }) => finding.questionTitle],
  ['Would have helped', ({ finding }) => finding.wouldHaveHelped],
  ['Note', ({ finding }) => finding.note],
  ['Incident', ({ incidentTitle }) => incidentTitle],
  ['Opened at', ({ openedAt }) => openedAt],
  ['Link', ({ url }) => url],
  ['Entity', ({ entityTitle, entityRef }) => entityTitle ?? entityRef],
  ['Said by', ({ finding }) => finding.saidBy],
  ['Said at', ({ finding }) => finding.saidAt],
  ['Question id', ({ finding }) => finding.questionId],
  ['Entity ref', ({ entityRef }) => entityRef],
];

/**
 * Rows of the list as CSV, which spreadsheets open as it is meant: UTF-8 with a mark that says so, and no cell a
 * formula.
 *
 * @internal
 */
export function writeIncidentsCsv(
  rows: ChecklistIncident[],
  options: { header: boolean },
): string {
  return stringify(
    rows.map(row => COLUMNS.map(([, cell]) => cell(row) ?? '')),
    {
      header: options.header,
      bom: options.header,
      columns: COLUMNS.map(([header]) => header),
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}
