import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ChecklistProposal } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useTakeOver } from './useTakeOver';

/** Opens the draft of the checklist that a proposal is about, with the proposal beside it; begins one where there is none. @internal */
export function TakeOver(props: {
  proposal: ChecklistProposal;
  className: string;
}) {
  const { proposal, className } = props;
  const { t } = useOrrTranslation();
  const { takeOver, running, failed } = useTakeOver(proposal);
  return (
    <>
      <Button
        variant="outlined"
        className={className}
        aria-disabled={running}
        aria-label={t('proposal.takeOver.openOf', {
          checklist: proposal.checklistTitle,
        })}
        onClick={takeOver}
      >
        {t('proposal.takeOver.open')}
      </Button>
      {failed && (
        <Typography role="alert" color="error">
          {t(`proposal.takeOver.${failed}`)}
        </Typography>
      )}
    </>
  );
}
