import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ChecklistProposal } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { toneColour } from '../Standing';
import { useTakeOver } from './useTakeOver';

const useStyles = makeStyles(theme => ({
  failed: { color: toneColour(theme, 'error') },
}));

/** Opens the draft of the checklist that a proposal is about, with the proposal beside it; begins one where there is none. @internal */
export function TakeOver(props: {
  proposal: ChecklistProposal;
  className: string;
}) {
  const { proposal, className } = props;
  const classes = useStyles();
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
        <Typography role="alert" className={classes.failed}>
          {t(`proposal.takeOver.${failed}`)}
        </Typography>
      )}
    </>
  );
}
