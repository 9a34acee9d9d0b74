import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ContextPanel } from './ContextPanel';
import { ContextPanelProps } from './contextPanelProps';

/** What good looks like. @internal */
export function WhatGoodLooksLike({ question }: ContextPanelProps) {
  const { t } = useOrrTranslation();
  return (
    <ContextPanel title={t('answer.good')}>
      <Typography variant="body2">{question.good}</Typography>
    </ContextPanel>
  );
}
