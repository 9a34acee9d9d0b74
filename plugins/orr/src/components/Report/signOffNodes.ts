import type { BlockContent } from 'mdast';
import { ReviewReport, SignOffSection } from 'backstage-plugin-orr-common';
import { heading, Inline, table } from './nodes';
import { ReportWords } from './ReportWords';

function saidOf(
  { signOffs }: SignOffSection,
  { t, date, nameOf }: ReportWords,
): string {
  return signOffs
    .map(({ verdict, signedBy, signedAt, note, holds }) =>
      [
        t(`report.signOffs.said.${verdict}`, {
          person: nameOf(signedBy),
          date: date(signedAt),
        }),
        ...(holds ? [] : [`, ${t('signOff.earlier')}`]),
        ...(note ? [`: ${note}`] : []),
      ].join(''),
    )
    .join(' · ');
}

/** Who signs which sections off, and what they have said; nothing where nobody is to. @internal */
export function signOffsOf(
  { sections }: ReviewReport,
  words: ReportWords,
): BlockContent[] {
  const { t, nameOf } = words;
  const rows = sections.flatMap(({ title, signOff }): Inline[][][] =>
    signOff
      ? [
          [
            [title],
            [signOff.by.map(nameOf).join(', ')],
            [
              t(`signOff.state.${signOff.state}`),
              ...(signOff.required
                ? [` (${t('report.signOffs.required')})`]
                : []),
            ],
            [saidOf(signOff, words)],
          ],
        ]
      : [],
  );
  return rows.length
    ? [
        heading(2, t('signOff.title')),
        table([
          [
            [t('report.signOffs.section')],
            [t('report.signOffs.by')],
            [t('report.signOffs.state')],
            [t('report.signOffs.what')],
          ],
          ...rows,
        ]),
      ]
    : [];
}
