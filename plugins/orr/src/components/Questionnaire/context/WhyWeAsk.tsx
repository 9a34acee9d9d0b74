import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { MarkdownText } from '../../MarkdownText';
import { ProposeButton } from '../../Proposal';
import { SafeLink } from '../SafeLink';
import { ContextPanel } from './ContextPanel';
import { ContextPanelProps } from './contextPanelProps';

/** Why a question is asked, and what has happened where it was not answered well. @internal */
export function WhyWeAsk({ question, detail }: ContextPanelProps) {
  const { t } = useOrrTranslation();
  return (
    <ContextPanel title={t('answer.why')}>
      <MarkdownText variant="body2" text={question.why.text} />
      {question.why.links?.map(link => (
        <Typography variant="body2" key={link.url}>
          <SafeLink url={link.url}>{link.title}</SafeLink>
        </Typography>
      ))}
      <ProposeButton
        key={question.id}
        subject={{
          checklistId: detail.review.checklistId,
          checklistTitle: detail.checklist.document.title,
          question,
        }}
      />
    </ContextPanel>
  );
}
