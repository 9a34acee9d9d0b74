import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { SaveSummary } from './autosave/saveSummary';
import { clockTime } from './clockTime';
import { usePersonTitle } from './together/usePersonTitle';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    minHeight: 24,
  },
  leads: { textTransform: 'none', maxWidth: 400, minWidth: 0 },
  oneLine: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  heard: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
}));

function textOf(summary: SaveSummary, t: OrrText): string {
  const { state, trouble = 'unanswered', kept: count } = summary;
  switch (state) {
    case 'saved':
      return t('questionnaire.save.saved', {
        time: clockTime(summary.lastSavedAt!),
      });
    case 'saving':
      return t('questionnaire.save.saving');
    case 'retrying':
      return trouble === 'signedOut' || trouble === 'otherUser'
        ? t(`questionnaire.save.${trouble}`)
        : t(`questionnaire.save.${trouble}`, { count });
    case 'attention':
      return t('questionnaire.save.attention', { count });
    default:
      return '';
  }
}

function Compare(props: {
  questionId: string;
  /** Who changed it; nothing where it was the same person on another page. */
  by?: string;
  title: string;
  onOpen: (questionId: string) => void;
}) {
  const { questionId, by, title, onOpen } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const person = usePersonTitle(by ?? 'user:default/unknown');
  return (
    <Button
      size="small"
      color="primary"
      className={classes.leads}
      title={title}
      onClick={() => onOpen(questionId)}
    >
      {by
        ? t('questionnaire.save.changedBy', { person })
        : t('questionnaire.save.changedHere')}
    </Button>
  );
}

/** The quiet line about saving, and what of it waits for the person. @internal */
export function SaveStatus(props: {
  summary: SaveSummary;
  titleOf: (questionId: string) => string;
  onOpen: (questionId: string) => void;
  onReload: () => void;
  /** Who looks at it. */
  userRef: string;
  /** Shows the sign-in page, or whoever has signed in. */
  onSignIn?: () => void;
}) {
  const { summary, titleOf, userRef, onSignIn = signInAgain } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const waiting = (['refused', 'incomplete'] as const)
    .filter(name => summary[name].length)
    .map(name => ({
      firstId: summary[name][0],
      text: t(`questionnaire.save.${name}`, {
        titles: summary[name].map(titleOf).join(', '),
      }),
    }));
  const { trouble, conflicts, changedBy } = summary;
  return (
    <div className={classes.root}>
      <Typography
        variant="body2"
        color="textSecondary"
        component="div"
        role="status"
        aria-live="polite"
      >
        {textOf(summary, t)}
        <span className={classes.heard}>
          {waiting.map(({ text }) => ` · ${text}`).join('')}
        </span>
      </Typography>
      {waiting.map(({ firstId, text }) => (
        <Button
          key={firstId}
          size="small"
          color="primary"
          className={classes.leads}
          title={text}
          onClick={() => props.onOpen(firstId)}
        >
          <span className={classes.oneLine}>{text}</span>
        </Button>
      ))}
      {conflicts.map(questionId => (
        <Compare
          key={questionId}
          questionId={questionId}
          by={
            changedBy[questionId] === userRef
              ? undefined
              : changedBy[questionId]
          }
          title={titleOf(questionId)}
          onOpen={props.onOpen}
        />
      ))}
      {(trouble === 'signedOut' || trouble === 'otherUser') && (
        <Button size="small" color="primary" onClick={onSignIn}>
          {t(trouble === 'signedOut' ? 'together.signIn' : 'together.reload')}
        </Button>
      )}
      {summary.refused.length > 0 && (
        <Button size="small" onClick={props.onReload}>
          {t('questionnaire.reload')}
        </Button>
      )}
    </div>
  );
}

/** A page that begins anew asks who is there; what is not saved is kept on this device, and asked about where it is not. */
function signInAgain() {
  window.location.reload();
}
