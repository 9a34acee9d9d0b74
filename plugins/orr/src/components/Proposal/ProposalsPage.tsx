import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import {
  Proposals,
  SHOWN_PROPOSALS,
  useProposals,
} from '../../hooks/useProposals';
import { ErrorPanel, errorKindOf } from '../Feedback';
import { PageFrame } from '../PageHead';
import { PageTextField } from '../PageTextField';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { ProposalCard } from './ProposalCard';

const useStyles = makeStyles(theme => ({
  show: { minWidth: 200, maxWidth: '100%' },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  button: { minHeight: 44 },
}));

function Older({ proposals }: { proposals: Proposals }) {
  const { older, loadOlder } = proposals;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('proposal.page.moreFailed')}
        </Typography>
      )}
      {older.hasMore && (
        <div>
          <Button
            variant="outlined"
            className={classes.button}
            disabled={older.status === 'loading'}
            onClick={loadOlder}
          >
            {t('proposal.page.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Found({ proposals }: { proposals: Proposals }) {
  const { newest, items, show } = proposals;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (newest.status === 'loading') {
    return <ReadinessSkeleton />;
  }
  if (newest.status === 'error') {
    const isDenied = errorKindOf(newest.error) === 'denied';
    return (
      <ErrorPanel
        error={newest.error}
        title={t(isDenied ? 'proposal.page.denied' : 'proposal.page.failed')}
        onRetry={isDenied ? undefined : newest.reload}
      />
    );
  }
  const { totalItems, may } = newest.value;
  if (!items.length) {
    return (
      <Typography role="status">
        {t(show === 'open' ? 'proposal.page.noneOpen' : 'proposal.page.none')}
      </Typography>
    );
  }
  return (
    <>
      <Typography role="status" variant="body2">
        {t('proposal.page.count', { count: totalItems })}
      </Typography>
      <ul className={classes.list} aria-label={t('proposal.page.list')}>
        {items.map(proposal => (
          <ProposalCard
            key={proposal.id}
            proposal={proposal}
            may={may}
            onChanged={newest.reload}
          />
        ))}
      </ul>
      <Older proposals={proposals} />
    </>
  );
}

/** What was proposed for checklists: a queue for curators, for others what they proposed themselves. @internal */
export function ProposalsPage({ className }: { className?: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const proposals = useProposals();
  const { newest, show, setShow } = proposals;
  const isOwn = newest.status === 'ready' && !newest.value.may.curate;
  return (
    <PageFrame
      className={className}
      backTo="../checklists"
      backText={t('proposal.page.back')}
      title={t('proposal.page.title')}
      intro={t(isOwn ? 'proposal.page.introOwn' : 'proposal.page.intro')}
    >
      <div>
        <PageTextField
          select
          id="orr-proposals-show"
          size="small"
          className={classes.show}
          label={t('proposal.page.show')}
          value={show}
          onChange={event => setShow(event.target.value)}
        >
          {SHOWN_PROPOSALS.map(one => (
            <MenuItem key={one} value={one}>
              {t(`proposal.page.showing.${one}`)}
            </MenuItem>
          ))}
        </PageTextField>
      </div>
      <Found proposals={proposals} />
    </PageFrame>
  );
}
