import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import {
  Answer,
  CoveredEntitySummary,
  Question,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { useMotion } from '../../../hooks/useMotion';
import { useAnswerHistory } from '../../../hooks/useAnswerHistory';
import { DateText } from '../../DateText';
import { Delayed, ErrorPanel } from '../../Feedback';
import { AnswerSummary } from '../AnswerSummary';
import { clockTime } from '../clockTime';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  restore: { minHeight: 44 },
}));

interface AnswerHistoryProps {
  reviewId: string;
  /** The covered entity that differs; absent where it is about the common answer. */
  entity?: CoveredEntitySummary;
  question: Question;
  current: Answer;
  onClose: () => void;
  /** Absent where the answer cannot be changed now. */
  onRestore?: (earlier: Answer) => void;
}

function Value(props: AnswerHistoryProps & { value: Answer }) {
  const { value, entity, question, current, onRestore } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const isNow = value.revision === current.revision;
  return (
    <li className={classes.item}>
      <Typography variant="caption" color="textSecondary" component="p">
        <EntityDisplayName entityRef={value.answeredBy} defaultKind="user" />
        {', '}
        <DateText date={value.answeredAt} />
        {isNow && ` (${t('together.history.now')})`}
      </Typography>
      {entity && !value.statement ? (
        <Typography>{t('together.history.asForAll')}</Typography>
      ) : (
        <AnswerSummary question={question} answer={value} />
      )}
      {!isNow && onRestore && (
        <Button
          size="small"
          className={classes.restore}
          aria-label={t('together.history.restoreOf', {
            time: clockTime(value.answeredAt),
          })}
          onClick={() => onRestore(value)}
        >
          {t('together.history.restore')}
        </Button>
      )}
    </li>
  );
}

function Values(props: AnswerHistoryProps) {
  const { reviewId, entity, question, current } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { loaded, onEarlier } = useAnswerHistory({
    reviewId,
    questionId: question.id,
    entityRef: entity?.entityRef,
    revision: current.revision,
  });
  switch (loaded.status) {
    case 'loading':
      return (
        <Delayed>
          <Skeleton height={160} aria-label={t('together.history.loading')} />
        </Delayed>
      );
    case 'error':
      return <ErrorPanel error={loaded.error} onRetry={loaded.reload} />;
    default:
      return (
        <>
          <ol className={classes.list}>
            {loaded.value.items.map(value => (
              <Value key={value.revision} {...props} value={value} />
            ))}
          </ol>
          {onEarlier && (
            <Button onClick={onEarlier}>{t('together.history.earlier')}</Button>
          )}
        </>
      );
  }
}

/** Every value that one answer had, with who and when, and a way back to it. @internal */
export function AnswerHistory(props: AnswerHistoryProps) {
  const { t } = useOrrTranslation();
  const { entity } = props;
  const motion = useMotion();
  return (
    <Dialog
      open
      transitionDuration={motion}
      fullWidth
      maxWidth="sm"
      onClose={props.onClose}
      aria-labelledby="orr-answer-history"
    >
      <DialogTitle id="orr-answer-history">
        {entity
          ? t('together.history.titleOf', { name: entity.title ?? entity.name })
          : t('together.history.title')}
      </DialogTitle>
      <DialogContent>
        <Typography gutterBottom>{props.question.title}</Typography>
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t(entity ? 'together.history.aboutOne' : 'together.history.about')}
        </Typography>
        <Values {...props} />
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{t('together.history.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
