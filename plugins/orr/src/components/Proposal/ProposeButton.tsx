import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { orrChecklistProposePermission } from 'backstage-plugin-orr-common';
import { useMay } from '../../hooks/useMay';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ProposalSubject, ProposeDialog } from './ProposeDialog';

const useStyles = makeStyles(theme => ({
  button: {
    minHeight: 44,
    marginLeft: theme.spacing(-1),
    textTransform: 'none',
  },
}));

/** The way to propose something, for whoever may; nothing for everybody else. @internal */
export function ProposeButton(props: { subject: ProposalSubject }) {
  const { question } = props.subject;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const may = useMay(orrChecklistProposePermission);
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState(false);
  if (!may) {
    return null;
  }
  return (
    <div>
      <Button
        size="small"
        color="primary"
        className={classes.button}
        aria-haspopup="dialog"
        aria-label={
          question && t('proposal.openOf', { question: question.title })
        }
        onClick={() => {
          setSent(false);
          setOpen(true);
        }}
      >
        {t(question ? 'proposal.open' : 'proposal.openNew')}
      </Button>
      <Typography role="status" variant="body2">
        {sent && t('proposal.dialog.sent')}
      </Typography>
      {open && (
        <ProposeDialog
          subject={props.subject}
          onClose={() => setOpen(false)}
          onSent={() => {
            setOpen(false);
            setSent(true);
          }}
        />
      )}
    </div>
  );
}
