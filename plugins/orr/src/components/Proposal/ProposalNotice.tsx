import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { ChecklistProposal } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useSearchChoice } from '../../hooks/useSearchChoice';
import { ByLine } from '../ByLine';
import { ProposalStateMark } from './ProposalStateMark';
import { ReplyDialog } from './ReplyDialog';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    marginBottom: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0.5, 2),
  },
  text: { whiteSpace: 'pre-line', maxWidth: '80ch' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  button: { minHeight: 44 },
}));

function Frame(props: { children: ReactNode }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={t('proposal.notice.title')}
    >
      {props.children}
    </Paper>
  );
}

function Told(props: {
  proposal: ChecklistProposal;
  mayReply: boolean;
  onAdd: (proposal: ChecklistProposal) => void;
  onClose: () => void;
  onReplied: () => void;
}) {
  const { proposal, mayReply, onAdd, onClose, onReplied } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [replying, setReplying] = useState(false);
  return (
    <Frame>
      <div className={classes.head}>
        <Typography variant="subtitle1" component="h3">
          {t('proposal.notice.title')}
          {': '}
          {proposal.questionTitle ?? t(`proposal.kind.${proposal.kind}`)}
        </Typography>
        <ProposalStateMark state={proposal.state} />
        <ByLine
          label={t('proposal.by')}
          by={proposal.proposedBy}
          at={proposal.proposedAt}
        />
      </div>
      <Typography className={classes.text}>{proposal.text}</Typography>
      <div className={classes.acts}>
        {proposal.kind === 'newQuestion' && (
          <Button
            variant="contained"
            color="primary"
            className={classes.button}
            onClick={() => onAdd(proposal)}
          >
            {t('proposal.notice.add')}
          </Button>
        )}
        {mayReply && (
          <Button
            variant="outlined"
            className={classes.button}
            aria-haspopup="dialog"
            onClick={() => setReplying(true)}
          >
            {t('proposal.notice.reply')}
          </Button>
        )}
        <Button className={classes.button} onClick={onClose}>
          {t('proposal.notice.close')}
        </Button>
      </div>
      {replying && (
        <ReplyDialog
          proposal={proposal}
          onClose={() => setReplying(false)}
          onReplied={() => {
            setReplying(false);
            onReplied();
          }}
        />
      )}
    </Frame>
  );
}

function Loaded(props: {
  id: string;
  onAdd: (proposal: ChecklistProposal) => void;
  onClose: () => void;
}) {
  const { id, onAdd, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const loaded = useLoaded(
    async signal => {
      const { items, may } = await api.listChecklistProposals(
        { query: { id } },
        { signal },
      );
      return { proposal: items.at(0), may };
    },
    [api, id],
    { keepPrevious: true },
  );
  if (loaded.status === 'loading') {
    return null;
  }
  const { proposal, may = undefined } =
    loaded.status === 'ready' ? loaded.value : {};
  return proposal && may ? (
    <Told
      proposal={proposal}
      mayReply={may.curate}
      onAdd={onAdd}
      onClose={onClose}
      onReplied={loaded.reload}
    />
  ) : (
    <Frame>
      <Typography role="alert">
        {t(
          loaded.status === 'error'
            ? 'proposal.notice.failed'
            : 'proposal.notice.gone',
        )}
      </Typography>
    </Frame>
  );
}

/** The proposal that a draft is opened for, as the address says. @internal */
export function ProposalNotice(props: {
  onAdd: (proposal: ChecklistProposal) => void;
}) {
  const { read, choose } = useSearchChoice();
  const id = read('proposal');
  return id ? (
    <Loaded
      id={id}
      onAdd={props.onAdd}
      onClose={() => choose({ proposal: undefined })}
    />
  ) : null;
}
