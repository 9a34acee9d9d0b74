import { SourceRuleDraft } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

type LinkDocument = Extract<SourceRuleDraft, { kind: 'link' }>['document'];

const PARTS = ['environment', 'pipeline', 'refPrefix'] as const;

/** Says in one line what a rule says. @internal */
export function useRuleText() {
  const { t } = useOrrTranslation();
  const partsOf = (document: LinkDocument) =>
    PARTS.flatMap(part => {
      const value = document[part];
      return value ? t(`sourceAdmin.rules.parts.${part}`, { value }) : [];
    }).join(', ');
  const linked = (document: LinkDocument) => {
    const { binding, entity } = document;
    const parts = partsOf(document);
    return parts
      ? t('sourceAdmin.rules.link', { binding, entity, parts })
      : t('sourceAdmin.rules.linkAll', { binding, entity });
  };
  /** What narrows it. */
  const narrowed = (
    rule: string,
    by: { branch?: string; provider?: string; binding?: string },
  ) => {
    const { branch, provider, binding } = by;
    const onBranch = branch
      ? t('sourceAdmin.rules.on', { rule, value: branch })
      : rule;
    const ofProvider = provider
      ? t('sourceAdmin.rules.ofProvider', { rule: onBranch, value: provider })
      : onBranch;
    return binding
      ? t('sourceAdmin.rules.ofBinding', { rule: ofProvider, value: binding })
      : ofProvider;
  };
  return ({ kind, document }: SourceRuleDraft): string => {
    switch (kind) {
      case 'environment':
        return narrowed(
          t('sourceAdmin.rules.environment', {
            match: document.match,
            tier: t(`sourceAdmin.tier.${document.tier}`),
          }),
          document,
        );
      case 'deploys':
        return narrowed(
          t('sourceAdmin.rules.deploys', {
            pipeline: document.pipeline,
            environment: document.environment,
          }),
          document,
        );
      default:
        return linked(document);
    }
  };
}
