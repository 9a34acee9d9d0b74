import { CampaignEntity } from 'backstage-plugin-orr-common';
import { stringify } from 'csv-stringify/sync';

const OUTCOMES: Record<CampaignEntity['outcome'], string> = {
  done: 'Done',
  open: 'Open',
  accepted: 'Risk accepted',
  notReviewed: 'Not reviewed yet',
};

const COLUMNS: [header: string, cell: (item: CampaignEntity) => string][] = [
  ['Entity', ({ entity }) => entity.title ?? entity.entityRef],
  ['Outcome', ({ outcome }) => OUTCOMES[outcome]],
  ['Open questions', ({ openCount }) => String(openCount)],
  ['Of', ({ askedCount }) => String(askedCount ?? '')],
  [
    'Which',
    ({ openQuestions }) => openQuestions.map(({ title }) => title).join('; '),
  ],
  ['Owners', ({ ownerRefs }) => ownerRefs.join('; ')],
  ['Tier', ({ entity }) => entity.tier ?? ''],
  ['Entity ref', ({ entity }) => entity.entityRef],
];

/**
 * Entities of a campaign as CSV, which spreadsheets open as it is meant: UTF-8 with a mark that says so, and no cell a
 * formula.
 *
 * @internal
 */
export function writeCampaignCsv(
  items: CampaignEntity[],
  options: { header: boolean },
): string {
  return stringify(
    items.map(item => COLUMNS.map(([, cell]) => cell(item))),
    {
      header: options.header,
      bom: options.header,
      columns: COLUMNS.map(([header]) => header),
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}
