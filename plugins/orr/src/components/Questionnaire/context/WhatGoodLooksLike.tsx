import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../../../translation';
import { ContextPanel } from './ContextPanel';
import { ContextPanelProps } from './contextPanelProps';

/** What good looks like. @internal */
export function WhatGoodLooksLike({ question }: ContextPanelProps) {
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <ContextPanel title={t('answer.good')}>
      <Typography variant="body2">{question.good}</Typography>
    </ContextPanel>
  );
}
