import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { SnapshotSummary } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useSnapshotName } from '../../hooks/useSnapshotName';
import { ByLine } from '../ByLine';
import { CompareLink } from '../Compare/CompareLink';
import { ErrorPanel } from '../Feedback';

const useStyles = makeStyles(theme => ({
  list: { margin: theme.spacing(0, 0, 1), paddingLeft: theme.spacing(3) },
}));

function Entry(props: {
  to: string;
  snapshot: SnapshotSummary;
  before?: SnapshotSummary;
}) {
  const { to, snapshot, before } = props;
  const { t } = useOrrTranslation();
  const nameOf = useSnapshotName();
  const path = `${to}/snapshots/${snapshot.id}`;
  return (
    <li>
      <Link to={path}>{nameOf(snapshot)}</Link>{' '}
      <ByLine
        label={t('scrutiny.history.by')}
        by={snapshot.createdBy}
        at={snapshot.createdAt}
      />
      {before && (
        <>
          {' · '}
          <Link
            to={`${path}?against=${before.reviewId}~${before.id}&show=changed`}
          >
            {t('scrutiny.history.compare')}
          </Link>
          {' · '}
          <CompareLink
            names={{ from: before.id, to: snapshot.id }}
            text={t('compare.withAny')}
          />
        </>
      )}
    </li>
  );
}

interface SnapshotHistoryProps {
  reviewId: string;
  /** Where the review is, seen from here. */
  to: string;
  /** What was made here last, which the list is to show. */
  latestId?: string;
}

function SnapshotEntries(props: SnapshotHistoryProps) {
  const api = useApi(orrApiRef);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { reviewId } = props;
  const loaded = useLoaded(
    signal => api.listSnapshots({ params: { reviewId } }, { signal }),
    [api, reviewId, props.latestId],
  );
  if (loaded.status === 'loading') {
    return (
      <Typography role="status">{t('scrutiny.history.loading')}</Typography>
    );
  }
  if (loaded.status === 'error') {
    return (
      <ErrorPanel
        error={loaded.error}
        title={t('scrutiny.history.failed')}
        onRetry={loaded.reload}
      />
    );
  }
  const { items } = loaded.value;
  if (items.length === 0) {
    return <Typography>{t('scrutiny.history.none')}</Typography>;
  }
  return (
    <ul className={classes.list} aria-label={t('scrutiny.history.title')}>
      {items.map((snapshot, index) => (
        <Entry
          key={snapshot.id}
          to={props.to}
          snapshot={snapshot}
          before={items[index + 1]}
        />
      ))}
    </ul>
  );
}

/** The snapshots of a review, loaded once they are asked for; each can be opened, and compared with the one before. @internal */
export function SnapshotHistory(props: SnapshotHistoryProps) {
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        size="small"
        style={{ minHeight: 44 }}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('scrutiny.history.title')}
      </Button>
      {open && <SnapshotEntries {...props} />}
    </div>
  );
}
