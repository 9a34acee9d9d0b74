import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TierKeys } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../../translation';

/** Says where tiers are read from. @internal */
export function useTierSourceText(): (keys: TierKeys) => string {
  const { t } = useTranslationRef(orrTranslationRef);
  return ({ label, annotation }) =>
    [
      label && t('setup.tiers.label', { key: label }),
      annotation && t('setup.tiers.annotation', { key: annotation }),
    ]
      .filter(Boolean)
      .join(', ') || t('setup.tiers.nowhere');
}
