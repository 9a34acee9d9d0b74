import { useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import { DateTime } from 'luxon';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { relativeDate } from './relativeDate';

/** Says dates in the language of the app. @internal */
export function useRelativeDate(): (date: string) => {
  words: string;
  full: string;
} {
  const { t } = useOrrTranslation();
  const justNow = t('date.justNow');
  const locale =
    useApiHolder().get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  return date => relativeDate(date, { now: DateTime.now(), locale, justNow });
}
