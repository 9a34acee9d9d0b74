import Button from '@material-ui/core/Button';
import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloudDoneIcon from '@material-ui/icons/CloudDoneOutlined';
import CloudOffIcon from '@material-ui/icons/CloudOffOutlined';
import CloudQueueIcon from '@material-ui/icons/CloudQueue';
import { OrrText, useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { errorKindOf, messageOf } from '../../Feedback';
import { clockTime } from '../../Questionnaire/clockTime';
import { usePersonTitle } from '../../Questionnaire/together/usePersonTitle';
import { toneColour } from '../../Standing';
import { SavingState } from './savingState';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    minHeight: 24,
  },
  text: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  },
  icon: { fontSize: '1.25em', flexShrink: 0 },
}));

function reasonOf({ status, error }: SavingState, t: OrrText): string {
  if (status === 'conflict') {
    return t('editor.saving.conflict');
  }
  if (status === 'retrying') {
    return t('editor.saving.unreachable');
  }
  return errorKindOf(error) === 'denied'
    ? t('editor.saving.denied')
    : messageOf(error);
}

function textOf(state: SavingState, hasUnread: boolean, t: OrrText): string {
  const { status, savedAt } = state;
  switch (status) {
    case 'saved':
      if (hasUnread) {
        return t('editor.saving.savedBut');
      }
      return savedAt
        ? t('editor.saving.savedAt', { time: clockTime(new Date(savedAt)) })
        : t('editor.saving.saved');
    case 'waiting':
    case 'saving':
      return t('editor.saving.saving');
    default:
      return t('editor.saving.notSaved', { reason: reasonOf(state, t) });
  }
}

function MergedFrom({ userRef }: { userRef: string }) {
  const { t } = useOrrTranslation();
  const person = usePersonTitle(userRef);
  return (
    <Typography variant="body2" component="span">
      {t('editor.saving.merged', { person })}
    </Typography>
  );
}

/** Whether what was written is saved, and why it is not. @internal */
export function SavingText(props: {
  state: SavingState;
  /** Whether a field holds what cannot be read. */
  hasUnread: boolean;
  onRetry: () => void;
}) {
  const { state, hasUnread, onRetry } = props;
  const { status, mergedFrom } = state;
  const classes = useStyles();
  const theme = useTheme<Theme>();
  const { t } = useOrrTranslation();
  const isOff = ['retrying', 'refused', 'conflict'].includes(status);
  const Waiting = status === 'saved' ? CloudDoneIcon : CloudQueueIcon;
  const Icon = isOff ? CloudOffIcon : Waiting;
  return (
    <div className={classes.root}>
      <Typography
        variant="body2"
        component="div"
        role="status"
        className={classes.text}
        style={isOff ? { color: toneColour(theme, 'error') } : undefined}
      >
        <Icon className={classes.icon} aria-hidden />
        {textOf(state, hasUnread, t)}
      </Typography>
      {(status === 'retrying' || status === 'refused') && (
        <>
          <Typography variant="body2" component="span">
            {t('editor.saving.kept')}
          </Typography>
          <Button size="small" color="primary" onClick={onRetry}>
            {t('feedback.retry')}
          </Button>
        </>
      )}
      {mergedFrom && status !== 'conflict' && (
        <MergedFrom userRef={mergedFrom} />
      )}
    </div>
  );
}
