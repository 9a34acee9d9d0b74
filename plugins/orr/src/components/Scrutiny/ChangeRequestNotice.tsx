import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import {
  ANSWER_LIMITS,
  Answer,
  ChangeRequest,
  changeRequestState,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { useFocusOnMount } from '../../hooks/useFocusFor';
import { AnswerRequests } from './AnswerRequests';
import { useChangeRequests } from './ChangeRequestsProvider';

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(1, 0), '& button': { minHeight: 44 } },
}));

function ReplyField(props: {
  request: ChangeRequest;
  running: boolean;
  onReply: (text: string) => void;
  onCancel: () => void;
}) {
  const { t } = useOrrTranslation();
  const [text, setText] = useState('');
  const focused = useFocusOnMount<HTMLTextAreaElement>(true);
  return (
    <>
      <TextField
        id={`reply-${props.request.id}`}
        label={t('scrutiny.request.replyText')}
        value={text}
        onChange={event => setText(event.target.value)}
        inputProps={{ maxLength: ANSWER_LIMITS.reason }}
        inputRef={focused}
        variant="outlined"
        margin="dense"
        multiline
        fullWidth
      />
      <Button
        variant="outlined"
        color="primary"
        disabled={!text.trim() || props.running}
        onClick={() => props.onReply(text.trim())}
      >
        {t('scrutiny.request.save')}
      </Button>
      <Button onClick={props.onCancel}>{t('scrutiny.request.cancel')}</Button>
    </>
  );
}

function Reply(props: {
  reviewId: string;
  request: ChangeRequest;
  open: boolean;
}) {
  const { reviewId, request, open } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const { replace } = useChangeRequests();
  const [writing, setWriting] = useState(false);
  const write = useNamedWrite<{ reply: string | null }, ChangeRequest>(
    body =>
      api.replyToChangeRequest({
        params: { reviewId, requestId: request.id },
        body,
      }),
    replied => {
      setWriting(false);
      replace(replied);
    },
  );
  return (
    <>
      {write.error !== undefined && (
        <ErrorPanel
          error={write.error}
          title={t('scrutiny.saveFailed')}
          kept={t('scrutiny.kept')}
        />
      )}
      {writing && (
        <ReplyField
          request={request}
          running={write.running}
          onReply={reply => write.run({ reply })}
          onCancel={() => setWriting(false)}
        />
      )}
      {!writing && open && (
        <Button size="small" onClick={() => setWriting(true)}>
          {t('scrutiny.request.reply')}
        </Button>
      )}
      {request.reply && (
        <Button
          size="small"
          disabled={write.running}
          onClick={() => write.run({ reply: null })}
        >
          {t('scrutiny.request.takeBack')}
        </Button>
      )}
    </>
  );
}

/** What is asked to be changed on an answer, and the way to say that nothing is. @internal */
export function ChangeRequestNotice(props: {
  reviewId: string;
  questionId: string;
  /** As it is saved. */
  answer: Answer | undefined;
}) {
  const classes = useStyles();
  const { round, requests } = useChangeRequests();
  const request = requests.get(props.questionId);
  if (!round || !request) {
    return null;
  }
  return (
    <div className={classes.root}>
      <AnswerRequests
        questionId={props.questionId}
        answer={props.answer}
        rounds={[{ ...round, requests: [request] }]}
      />
      <Reply
        reviewId={props.reviewId}
        request={request}
        open={changeRequestState(request, props.answer) === 'open'}
      />
    </div>
  );
}
