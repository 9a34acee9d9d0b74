import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import {
  ChecklistProposal,
  ChecklistProposalPage,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { ProposalStateMark } from './ProposalStateMark';
import { ReplyDialog } from './ReplyDialog';
import { TakeOver } from './TakeOver';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'minmax(0, 1fr)',
    padding: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 2),
  },
  text: { whiteSpace: 'pre-line', maxWidth: '80ch' },
  reply: {
    borderLeft: `4px solid ${theme.palette.divider}`,
    paddingLeft: theme.spacing(2),
  },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  button: { minHeight: 44 },
}));

function Reply({ proposal }: { proposal: ChecklistProposal }) {
  const { reply, repliedBy, repliedAt } = proposal;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return repliedBy ? (
    <div className={classes.reply}>
      {reply && <Typography className={classes.text}>{reply}</Typography>}
      <ByLine label={t('proposal.repliedBy')} by={repliedBy} at={repliedAt} />
    </div>
  ) : null;
}

/** A proposal with what became of it, and the way to reply for whoever may. @internal */
export function ProposalCard(props: {
  proposal: ChecklistProposal;
  may: ChecklistProposalPage['may'];
  onChanged: () => void;
}) {
  const { proposal, may, onChanged } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [replying, setReplying] = useState(false);
  const { primaryTitle: person } = useEntityPresentation(proposal.proposedBy, {
    defaultKind: 'user',
  });
  return (
    <Paper component="li" variant="outlined" className={classes.root}>
      <div className={classes.head}>
        <Typography variant="subtitle1" component="h3">
          {t(`proposal.kind.${proposal.kind}`)}
          {proposal.questionTitle && `: ${proposal.questionTitle}`}
        </Typography>
        <ProposalStateMark state={proposal.state} />
      </div>
      <Typography className={classes.text}>{proposal.text}</Typography>
      <div>
        <Link
          to={`../checklists/${encodeURIComponent(proposal.checklistId)}`}
          underline="always"
        >
          {proposal.checklistTitle}
        </Link>
        {' · '}
        <ByLine
          label={t('proposal.by')}
          by={proposal.proposedBy}
          at={proposal.proposedAt}
        />
      </div>
      <Reply proposal={proposal} />
      {may.curate && (
        <div className={classes.acts}>
          <Button
            variant="outlined"
            className={classes.button}
            aria-haspopup="dialog"
            aria-label={t('proposal.reply.openOf', { person })}
            onClick={() => setReplying(true)}
          >
            {t('proposal.reply.open')}
          </Button>
          {may.author && proposal.state !== 'declined' && (
            <TakeOver proposal={proposal} className={classes.button} />
          )}
        </div>
      )}
      {replying && (
        <ReplyDialog
          proposal={proposal}
          onClose={() => setReplying(false)}
          onReplied={() => {
            setReplying(false);
            onChanged();
          }}
        />
      )}
    </Paper>
  );
}
