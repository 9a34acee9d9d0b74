import type { BlockContent } from 'mdast';
import {
  FindingDisposition,
  ReportRisk,
  ReviewReport,
} from 'backstage-plugin-orr-common';
import { heading, Inline, lines, paragraphs, table } from './nodes';
import { ReportWords } from './ReportWords';

function dispositionText(
  disposition: FindingDisposition,
  { t, date, nameOf }: ReportWords,
): string {
  const { type, state, text, until, ownerRef, decidedBy } = disposition;
  const day = until ? date(until) : t('report.risks.undated');
  switch (type) {
    case 'action':
      return t('report.risks.action', {
        state: t(`report.risks.state.${state}`),
        text,
        owner: ownerRef ? nameOf(ownerRef) : '',
        day,
      });
    case 'mitigation':
      return t('report.risks.mitigation', {
        state: t(`report.risks.state.${state}`),
        text,
        level: t(`level.${disposition.residualLevel ?? disposition.level}`),
        day,
      });
    default:
      return t('report.risks.acceptance', {
        state: t(`report.risks.state.${state}`),
        text,
        person: decidedBy ? nameOf(decidedBy) : t('report.risks.nobodyYet'),
        day,
      });
  }
}

function closingOf({ improvements }: ReportRisk, { t }: ReportWords): Inline[] {
  return improvements.length
    ? lines(
        improvements.map(({ title, text }) =>
          title ? `${title}: ${text}` : text,
        ),
      )
    : [t('report.risks.noPlan')];
}

function doneOf(risk: ReportRisk, words: ReportWords): Inline[] {
  return risk.dispositions.length
    ? lines(risk.dispositions.map(item => dispositionText(item, words)))
    : [words.t('report.risks.nothing')];
}

/** The gaps, the greatest first, with what would close them and what is done. @internal */
export function risksOf(
  { risks }: ReviewReport,
  words: ReportWords,
): BlockContent[] {
  const { t, nameOf } = words;
  return [
    heading(2, t('report.risks.title')),
    ...(risks.length
      ? [
          table([
            [
              [t('report.risks.risk')],
              [t('report.risks.question')],
              [t('report.risks.closing')],
              [t('report.risks.done')],
            ],
            ...risks.map((risk): Inline[][] => [
              [t(`level.${risk.level}`)],
              [
                risk.entityRefs
                  ? `${risk.title} (${risk.entityRefs.map(nameOf).join(', ')})`
                  : risk.title,
              ],
              closingOf(risk, words),
              doneOf(risk, words),
            ]),
          ]),
        ]
      : paragraphs(t('report.risks.none'))),
  ];
}
