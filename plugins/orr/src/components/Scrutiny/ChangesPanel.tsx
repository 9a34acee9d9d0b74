import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  ANSWER_LIMITS,
  RequestChangesBody,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { QuestionLinks } from '../Questionnaire/QuestionLinks';
import { ChangeDraft } from './useChangeDraft';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), marginTop: theme.spacing(2) },
  send: { minHeight: 44 },
}));

/** Sends what should change and gives the review back; absent until something is asked for. @internal */
export function ChangesPanel(props: {
  detail: ReviewDetail;
  draft: ChangeDraft;
  titleOf: (questionId: string) => string;
  onOpen: (questionId: string) => void;
  onSent: (detail: ReviewDetail) => void;
}) {
  const { detail, draft } = props;
  const api = useApi(orrApiRef);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const write = useNamedWrite<
    Omit<RequestChangesBody, 'mutationId'>,
    ReviewDetail
  >(
    body =>
      api.requestChanges({ params: { reviewId: detail.review.id }, body }),
    sent => {
      draft.clear();
      props.onSent(sent);
    },
  );
  const requests = Object.entries(draft.texts)
    .map(([questionId, text]) => ({ questionId, text: text.trim() }))
    .filter(({ text }) => text);
  if (requests.length === 0 || !detail.snapshot) {
    return null;
  }
  const message = draft.message.trim();
  const send = () =>
    write.run({
      revision: detail.review.revision,
      snapshotId: detail.snapshot!.id,
      requests,
      ...(message && { message }),
    });
  return (
    <Paper
      component="section"
      className={classes.root}
      aria-labelledby="orr-changes-title"
    >
      <Typography id="orr-changes-title" variant="h6" component="h3">
        {t('scrutiny.ask.title')}
      </Typography>
      <Typography variant="body2">{t('scrutiny.ask.explain')}</Typography>
      <QuestionLinks
        questionIds={requests.map(({ questionId }) => questionId)}
        titleOf={props.titleOf}
        onOpen={props.onOpen}
        label={t('scrutiny.ask.title')}
      />
      <TextField
        id="orr-changes-message"
        label={t('scrutiny.ask.message')}
        value={draft.message}
        onChange={event => draft.setMessage(event.target.value)}
        inputProps={{ maxLength: ANSWER_LIMITS.note }}
        variant="outlined"
        margin="dense"
        multiline
        minRows={2}
        fullWidth
      />
      {write.error !== undefined && (
        <ErrorPanel
          error={write.error}
          title={t('scrutiny.ask.failed')}
          kept={t('scrutiny.kept')}
        />
      )}
      <Button
        className={classes.send}
        variant="outlined"
        color="primary"
        disabled={write.running}
        onClick={send}
      >
        {write.running
          ? t('scrutiny.ask.sending')
          : t('scrutiny.ask.send', { count: requests.length })}
      </Button>
    </Paper>
  );
}
