import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { MarkdownText } from '../../MarkdownText';
import { ContextPanel } from './ContextPanel';
import { ContextPanelProps } from './contextPanelProps';

/** What good looks like. @internal */
export function WhatGoodLooksLike({ question }: ContextPanelProps) {
  const { t } = useOrrTranslation();
  return (
    <ContextPanel title={t('answer.good')}>
      <MarkdownText variant="body2" text={question.good} />
    </ContextPanel>
  );
}
