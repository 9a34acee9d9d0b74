import { TierKeys } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

/** Says where tiers are read from. @internal */
export function useTierSourceText(): (keys: TierKeys) => string {
  const { t } = useOrrTranslation();
  return ({ label, annotation }) =>
    [
      label && t('setup.tiers.label', { key: label }),
      annotation && t('setup.tiers.annotation', { key: annotation }),
    ]
      .filter(Boolean)
      .join(', ') || t('setup.tiers.nowhere');
}
