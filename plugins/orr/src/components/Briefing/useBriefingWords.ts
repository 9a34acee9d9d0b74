import { useRouteRef } from '@backstage/core-plugin-api';
import { DueItem } from 'backstage-plugin-orr-common';
import { useHref } from 'react-router-dom';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { rootRouteRef } from '../../routes';
import { useDuePath } from '../Calendar/DueDays';
import { useRelativeDate } from '../DateText';
import { reasonGroupsOf } from '../EntityReadiness/reasonGroups';
import { useReasonText } from '../EntityReadiness/useReasonText';
import { BriefingWords } from './BriefingWords';

/** What was said of it, or under which checklist it is. */
function saysOf({ text, checklistTitle }: DueItem): string | undefined {
  return text ?? checklistTitle;
}

/** The words of the portal's language, the names that the catalog gives, and addresses that hold outside of the portal. @internal */
export function useBriefingWords(
  names: ReadonlyMap<string, string>,
): BriefingWords {
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const reasonText = useReasonText();
  const pathOf = useReadinessPath();
  const duePath = useDuePath();
  const root = useRouteRef(rootRouteRef)();
  const base = useHref('/').replace(/\/$/, '');
  const absolute = (path: string) => `${window.location.origin}${base}${path}`;
  return {
    t,
    date: date => relative(date).full,
    nameOf: ref => names.get(ref) ?? ref,
    reasons: reasons =>
      reasonGroupsOf(reasons, { checklistId: '', decisions: [] })
        .map(reasonText)
        .join(', '),
    standing: standing =>
      standing ? t(`standing.${standing}`) : t('moves.newHere'),
    entity: entity => ({
      text: entity.title ?? entity.name,
      href: absolute(pathOf(entity)),
    }),
    due: item => ({
      text: saysOf(item)
        ? t('briefing.due.says', {
            kind: t(`briefing.due.${item.kind}`),
            text: saysOf(item)!,
          })
        : t(`briefing.due.${item.kind}`),
      href: absolute(duePath(item)),
    }),
    pageOf: (page, query) => {
      const params = new URLSearchParams();
      Object.entries(query).forEach(([name, values]) =>
        [values].flat().forEach(value => params.append(name, value)),
      );
      return absolute(`${root}${page}?${params}`);
    },
  };
}
