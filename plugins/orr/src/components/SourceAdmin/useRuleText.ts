import { SourceRuleDraft } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Says in one line what a rule says. @internal */
export function useRuleText() {
  const { t } = useOrrTranslation();
  return ({ kind, document }: SourceRuleDraft): string => {
    switch (kind) {
      case 'environment':
        return t('sourceAdmin.rules.environment', {
          match: document.match,
          tier: t(`sourceAdmin.tier.${document.tier}`),
        });
      case 'deploys':
        return t('sourceAdmin.rules.deploys', {
          pipeline: document.pipeline,
          environment: document.environment,
        });
      default:
        return t('sourceAdmin.rules.link', {
          binding: document.binding,
          entity: document.entity,
        });
    }
  };
}
