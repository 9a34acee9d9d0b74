import { AgendaItem, AgendaKind } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** What the parts and items of an agenda are called, on the screen and on paper. @internal */
export function useKindTexts(isCompared: boolean) {
  const { t } = useOrrTranslation();
  return {
    titleOf: (kind: AgendaKind) => t(`agenda.kind.${kind}`),
    explain: (kind: AgendaKind) =>
      kind === 'newRisk' && !isCompared
        ? t('agenda.explain.allNew')
        : t(`agenda.explain.${kind}`),
    minutesOf: ({ minutes }: AgendaItem) =>
      minutes ? t('agenda.minutes', { count: minutes }) : t('agenda.noMinutes'),
    /** Besides what its part says. */
    reasonsOf: ({ also, earlierLevel }: AgendaItem) => [
      ...(earlierLevel
        ? [t('agenda.earlier', { level: t(`level.${earlierLevel}`) })]
        : []),
      ...(also.length
        ? [
            t('agenda.also', {
              reasons: also.map(kind => t(`agenda.kind.${kind}`)).join(', '),
            }),
          ]
        : []),
    ],
  };
}
