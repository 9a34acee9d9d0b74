import type { BlockContent } from 'mdast';
import { BriefingCounts, STANDINGS } from 'backstage-plugin-orr-common';
import { Inline, paragraphs, table } from '../Report/nodes';
import { BriefingWords } from './BriefingWords';

const ASKED = STANDINGS.filter(standing => standing !== 'notRequired');

/** How many stand where, in a sentence; and beside it how many stood there then. @internal */
export function countsOf(
  { now, then, unknownThen }: BriefingCounts,
  { t, standing }: BriefingWords,
): BlockContent[] {
  const total = ASKED.reduce((sum, one) => sum + now[one], 0);
  if (!total) {
    return paragraphs(t('briefing.doc.standNone'));
  }
  const standings = ASKED.filter(one => now[one])
    .map(one => `${standing(one)}: ${now[one]}`)
    .join(', ');
  const rows = STANDINGS.filter(one => now[one] || then[one]);
  return [
    ...paragraphs(
      t('briefing.doc.stand', {
        count: total,
        standings,
      }),
    ),
    table([
      [
        [t('briefing.doc.standing')],
        [t('briefing.doc.then')],
        [t('briefing.doc.now')],
      ],
      ...rows.map((one): Inline[][] => [
        [standing(one)],
        [String(then[one])],
        [String(now[one])],
      ]),
      ...(unknownThen
        ? [
            [
              [t('briefing.doc.newHere')],
              [String(unknownThen)],
              [t('briefing.doc.none')],
            ],
          ]
        : []),
    ]),
  ];
}
