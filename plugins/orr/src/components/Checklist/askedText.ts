import { ChecklistOverview } from 'backstage-plugin-orr-common';
import { OrrText } from '../../hooks/useOrrTranslation';

/** Of how many entities a checklist asks, in words. @internal */
export function askedText(
  { askedEntities, state }: ChecklistOverview,
  t: OrrText,
): string {
  if (askedEntities !== undefined) {
    return t('checklists.asked', { count: askedEntities });
  }
  return state === 'published' || state === 'pilot'
    ? t('checklists.askedPerChange')
    : t('checklists.askedNobody');
}
