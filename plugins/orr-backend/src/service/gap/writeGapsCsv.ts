import { GapItem } from 'backstage-plugin-orr-common';
import { stringify } from 'csv-stringify/sync';

const COLUMNS: [header: string, cell: (item: GapItem) => string | undefined][] =
  [
    ['Entity', ({ entity }) => entity.title ?? entity.entityRef],
    ['Question', ({ question }) => question.title],
    ['Level', ({ level }) => level],
    ['State', ({ state }) => state],
    ['Contradicted', ({ contradicted }) => (contradicted ? 'Yes' : 'No')],
    ['Since', ({ since }) => since.slice(0, 10)],
    ['Checklist', ({ checklist }) => checklist.title],
    ['Section', ({ section }) => section.title],
    ['Area', ({ area }) => area],
    ['Tier', ({ entity }) => entity.tier],
    ['Entity ref', ({ entity }) => entity.entityRef],
    ['Question id', ({ question }) => question.id],
  ];

/**
 * Open questions as CSV, which spreadsheets open as it is meant: UTF-8 with a mark that says so, and no cell a formula.
 *
 * @internal
 */
export function writeGapsCsv(
  items: GapItem[],
  options: { header: boolean },
): string {
  return stringify(
    items.map(item => COLUMNS.map(([, cell]) => cell(item) ?? '')),
    {
      header: options.header,
      bom: options.header,
      columns: COLUMNS.map(([header]) => header),
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}
