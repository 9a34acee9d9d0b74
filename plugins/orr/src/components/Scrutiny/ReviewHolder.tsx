import { useState } from 'react';
import { isError } from '@backstage/errors';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  isSameRef,
  ReviewAssignment,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { ScrutinyState } from '../../hooks/useScrutiny';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { ErrorPanel, LiveRegion } from '../Feedback';
import { AwayUntil } from './AwayUntil';
import { DeclineReview } from './DeclineReview';
import { GiveReview } from './GiveReview';
import { TakeReview } from './TakeReview';

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(2, 0), maxWidth: '80ch' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  agreement: { marginTop: theme.spacing(1) },
  reason: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
}));

function Holder(props: {
  holder: ReviewAssignment['holder'];
  userRef: string;
}) {
  const { holder, userRef } = props;
  const { t } = useOrrTranslation();
  if (!holder) {
    return <Typography>{t('assignment.nobody')}</Typography>;
  }
  const { personRef, state, by, at, awayUntil } = holder;
  const isMine = isSameRef(personRef, userRef);
  const away = awayUntil && (
    <>
      {' · '}
      <AwayUntil day={awayUntil} />
    </>
  );
  if (state === 'taken') {
    return isMine ? (
      <Typography>{t('assignment.mine')}</Typography>
    ) : (
      <Typography variant="body2">
        <ByLine
          label={t('assignment.taken')}
          by={personRef}
          at={at}
          variant="body2"
        />
        {away}
      </Typography>
    );
  }
  return (
    <Typography variant="body2">
      {!isMine && (
        <>
          {t('assignment.given')}{' '}
          <EntityRefLink
            entityRef={personRef}
            defaultKind="user"
            underline="always"
          />{' '}
        </>
      )}
      <ByLine
        label={t(isMine ? 'assignment.givenToYou' : 'assignment.givenBy')}
        by={by}
        at={at}
        variant="body2"
      />
      {away}
    </Typography>
  );
}

function Declined({ declined }: Pick<ReviewAssignment, 'declined'>) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {declined.map(({ personRef, at, reason }) => (
        <Typography key={personRef} variant="body2" className={classes.reason}>
          <ByLine
            label={t('assignment.declined')}
            by={personRef}
            at={at}
            variant="body2"
          />
          {reason && `: ${reason}`}
        </Typography>
      ))}
    </>
  );
}

function Refused({ error }: { error: unknown }) {
  const { t } = useOrrTranslation();
  const isConflict = isError(error) && Number(error.statusCode) === 409;
  return isConflict ? (
    <ErrorPanel
      error={error}
      title={t('assignment.changed')}
      isSaid
      advice={t('assignment.changedAdvice')}
    />
  ) : (
    <ErrorPanel error={error} title={t('assignment.failed')} />
  );
}

/** Who sees to the decision of a submitted review, and what the viewer may do about it. @internal */
export function ReviewHolder(props: {
  detail: ReviewDetail;
  userRef: string;
  scrutiny: ScrutinyState;
}) {
  const { detail, userRef, scrutiny } = props;
  const { assignment, may } = scrutiny;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [done, setDone] = useState('');
  const [error, setError] = useState<unknown>();
  if (scrutiny.status !== 'ready') {
    return null;
  }
  const { holder } = assignment;
  const isMine = !!holder && isSameRef(holder.personRef, userRef);
  const hasDeclined = assignment.declined.some(({ personRef }) =>
    isSameRef(personRef, userRef),
  );
  const act = {
    reviewId: detail.review.id,
    holder,
    onDone: (text: string) => {
      setError(undefined);
      setDone(text);
      scrutiny.reload();
    },
    onFailed: (failure: unknown) => {
      setError(failure);
      scrutiny.reload();
    },
  };
  return (
    <section className={classes.root} aria-label={t('assignment.label')}>
      <Holder holder={holder} userRef={userRef} />
      <Declined declined={assignment.declined} />
      {error !== undefined && <Refused error={error} />}
      {may.assign && (
        <>
          <div className={classes.actions}>
            {!(isMine && holder.state === 'taken') && (
              <TakeReview {...act} asks={!!holder && !isMine} />
            )}
            <GiveReview {...act} userRef={userRef} />
            {!hasDeclined && <DeclineReview {...act} />}
          </div>
          {holder && !isMine && (
            <Typography
              variant="caption"
              component="p"
              className={classes.agreement}
            >
              {t('assignment.agreement')}
            </Typography>
          )}
        </>
      )}
      <LiveRegion>{done}</LiveRegion>
    </section>
  );
}
