import { useApiHolder } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { DateTime } from 'luxon';
import { orrTranslationRef } from '../../translation';
import { relativeDate } from './relativeDate';

/** Says dates in the language of the app. @internal */
export function useRelativeDate(): (date: string) => {
  words: string;
  full: string;
} {
  const { t } = useTranslationRef(orrTranslationRef);
  const justNow = t('date.justNow');
  const locale =
    useApiHolder().get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  return date => relativeDate(date, { now: DateTime.now(), locale, justNow });
}
