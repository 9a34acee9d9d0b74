import useSessionStorage from 'react-use/esm/useSessionStorage';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  AnswersToAffirm,
  ANSWER_LIMITS,
  ReviewDetail,
  gateOf,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { useSubmitReview } from '../../../hooks/useSubmitReview';
import { ErrorPanel } from '../../Feedback';
import { FillBacklog } from '../../Finding/FillBacklog';
import { ImprovementPlan } from '../../Finding/ImprovementPlan';
import { AskedQuestion } from '../askedSections';
import { SaveSummary } from '../autosave/saveSummary';
import { CarriedGaps } from '../carried/CarriedGaps';
import { QuestionLinks } from '../QuestionLinks';
import { WhoDecides } from './WhoDecides';
import { useFocusOnMount } from '../../../hooks/useFocusFor';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), marginTop: theme.spacing(2) },
  title: { '&:focus': { outline: 'none' } },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
    '& button': { minHeight: 44 },
  },
}));

interface SubmitPanelProps {
  detail: ReviewDetail;
  userRef: string;
  asked: AskedQuestion[];
  toAffirm: AnswersToAffirm;
  saving: SaveSummary;
  titleOf: (questionId: string) => string;
  onOpen: (questionId: string) => void;
  onCancel: () => void;
  onSubmitted: (detail: ReviewDetail) => void;
}

const isBlocking = ({ question }: AskedQuestion) =>
  gateOf(question) === 'blocking';

function MissingList(props: SubmitPanelProps & { missing: AskedQuestion[] }) {
  const { asked, missing, saving, titleOf, onOpen } = props;
  const { t } = useOrrTranslation();
  const blocking = new Set(
    missing.filter(isBlocking).map(({ question }) => question.id),
  );
  const toChange = asked.filter(item => item.changeWaits);
  const unsaved = [
    ...saving.conflicts,
    ...saving.refused,
    ...saving.incomplete,
  ];
  return (
    <>
      {missing.length === 0 && toChange.length === 0 && (
        <Typography paragraph>
          {t('questionnaire.submit.nothingMissing')}
        </Typography>
      )}
      {missing.length > 0 && (
        <>
          <Typography>
            {t('questionnaire.submit.missing', { count: missing.length })}
          </Typography>
          <QuestionLinks
            questionIds={missing.map(({ question }) => question.id)}
            titleOf={titleOf}
            onOpen={onOpen}
            suffixOf={id =>
              blocking.has(id) && ` (${t('questionnaire.submit.blocking')})`
            }
            label={t('questionnaire.submit.missing', { count: missing.length })}
          />
        </>
      )}
      {toChange.length > 0 && (
        <>
          <Typography>
            {t('questionnaire.submit.asked', { count: toChange.length })}
          </Typography>
          <QuestionLinks
            questionIds={toChange.map(({ question }) => question.id)}
            titleOf={titleOf}
            onOpen={onOpen}
            label={t('questionnaire.submit.asked', { count: toChange.length })}
          />
        </>
      )}
      {unsaved.length > 0 && (
        <>
          <Typography color="error">
            {t('questionnaire.submit.unsaved', { count: unsaved.length })}
          </Typography>
          <QuestionLinks
            questionIds={unsaved}
            titleOf={titleOf}
            onOpen={onOpen}
          />
        </>
      )}
    </>
  );
}

/** What is still missing before a review is frozen, who decides it, and the last word before that. @internal */
export function SubmitPanel(props: SubmitPanelProps) {
  const { detail, saving } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  // Kept when the page is built anew.
  const [message, setMessage] = useSessionStorage(
    `orr.submission.${props.userRef}.${detail.review.id}`,
    '',
  );
  const { ending, run } = useSubmitReview(detail, submitted => {
    setMessage('');
    props.onSubmitted(submitted);
  });
  const heading = useFocusOnMount<HTMLHeadingElement>(true);

  const unanswered = props.asked.filter(item => item.unanswered);
  const missing = [
    ...unanswered.filter(isBlocking),
    ...unanswered.filter(item => !isBlocking(item)),
  ];
  const running = ending.status === 'running';
  const confirm = missing.length
    ? t('questionnaire.submit.confirmUnanswered', { count: missing.length })
    : t('questionnaire.submit.confirm');
  const submit = () => run(message.trim() ? { message: message.trim() } : {});

  return (
    <Paper
      component="section"
      className={classes.root}
      aria-labelledby="orr-submit-title"
    >
      <Typography
        ref={heading}
        id="orr-submit-title"
        variant="h6"
        component="h3"
        tabIndex={-1}
        className={classes.title}
      >
        {t('questionnaire.submit.title')}
      </Typography>
      <Typography paragraph>{t('questionnaire.submit.explain')}</Typography>
      <MissingList {...props} missing={missing} />
      <CarriedGaps {...props} />
      <ImprovementPlan asked={props.asked} onOpen={props.onOpen} open />
      <FillBacklog
        detail={detail}
        asked={props.asked}
        waits={saving.underWay > 0}
      />
      <WhoDecides detail={detail} />
      <TextField
        id="orr-submit-message"
        label={t('questionnaire.submit.message')}
        value={message}
        onChange={event => setMessage(event.target.value)}
        inputProps={{ maxLength: ANSWER_LIMITS.note }}
        variant="outlined"
        margin="normal"
        multiline
        minRows={2}
        fullWidth
      />
      {ending.status === 'error' && (
        <ErrorPanel
          error={ending.error}
          title={t('questionnaire.submit.failed')}
          kept={t('questionnaire.submit.kept')}
          onRetry={submit}
        />
      )}
      {saving.underWay > 0 && (
        <Typography role="status">
          {t('questionnaire.submit.waiting', { count: saving.underWay })}
        </Typography>
      )}
      <div className={classes.actions}>
        <Button
          variant="contained"
          color="primary"
          disabled={
            running ||
            saving.underWay > 0 ||
            props.toAffirm.withProof.length > 0
          }
          onClick={submit}
        >
          {running ? t('questionnaire.submit.submitting') : confirm}
        </Button>
        <Button disabled={running} onClick={props.onCancel}>
          {t('questionnaire.submit.cancel')}
        </Button>
      </div>
    </Paper>
  );
}
