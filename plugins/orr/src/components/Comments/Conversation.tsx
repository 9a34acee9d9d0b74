import { useEffect, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { CommentThread } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { ErrorPanel } from '../Feedback';
import { CommentForm } from './CommentForm';
import { CommentsState } from './CommentsContext';
import { CommentText } from './CommentText';

const useStyles = makeStyles(theme => ({
  root: {
    margin: theme.spacing(1, 0),
    paddingLeft: theme.spacing(1.5),
    borderLeft: `2px solid ${theme.palette.divider}`,
    scrollMarginTop: `${theme.spacing(3)}px`,
    '& button': { minHeight: 44 },
    '&:focus': { outline: 'none' },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
}));

interface ConversationProps {
  thread: CommentThread;
  state: CommentsState;
  /** The address names it. */
  linked: boolean;
  /** Says what was done to whoever cannot see it. */
  onSaid: (text: string) => void;
}

function Reply(props: ConversationProps & { onLeft: () => void }) {
  const { thread, state, onSaid } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [replying, setReplying] = useState(false);
  if (!state.mayComment || thread.resolved) {
    return null;
  }
  if (!replying) {
    return (
      <Button size="small" onClick={() => setReplying(true)}>
        {t('comment.reply')}
      </Button>
    );
  }
  const end = () => {
    setReplying(false);
    props.onLeft();
  };
  const params = { reviewId: state.reviewId, threadId: thread.id };
  return (
    <CommentForm
      place={thread.id}
      userRef={state.userRef}
      label={t('comment.replyText')}
      send={t('comment.sendReply')}
      takesFocus
      write={body => api.replyToThread({ params, body })}
      onSaved={saved => {
        end();
        state.replace(saved);
        onSaid(t('comment.saved'));
      }}
      onFailed={state.reload}
      onCancel={end}
    />
  );
}

function Settle({ thread, state, onSaid }: ConversationProps) {
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const params = { reviewId: state.reviewId, threadId: thread.id };
  const settling = useNamedWrite<{ to: 'open' | 'resolved' }, CommentThread>(
    ({ to, ...body }) =>
      to === 'resolved'
        ? api.resolveThread({ params, body })
        : api.reopenThread({ params, body }),
    saved => {
      state.replace(saved);
      onSaid(t(saved.resolved ? 'comment.resolved' : 'comment.reopened'));
    },
  );
  return (
    <>
      {settling.error !== undefined && (
        <ErrorPanel error={settling.error} title={t('comment.notSaved')} />
      )}
      {thread.maySettle && (
        <Button
          size="small"
          disabled={settling.running}
          onClick={() =>
            settling.run({ to: thread.resolved ? 'open' : 'resolved' })
          }
        >
          {t(thread.resolved ? 'comment.reopen' : 'comment.resolve')}
        </Button>
      )}
    </>
  );
}

/** Goes to the conversation that the address names, once. */
function useArrival(linked: boolean) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (linked) {
      element.current?.focus({ preventScroll: true });
      element.current?.scrollIntoView?.({ block: 'start' });
    }
  }, [linked]);
  return element;
}

/** What was said from one thing that came up; what is resolved is folded. @internal */
export function Conversation(props: ConversationProps) {
  const { thread, state, linked } = props;
  const { resolved, comments } = thread;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const element = useArrival(linked);
  const [unfolded, setUnfolded] = useState(linked);
  const onLeft = () => element.current?.focus();
  const shown = !resolved || unfolded;
  const count = comments.length;
  return (
    <div
      ref={element}
      className={classes.root}
      role="group"
      tabIndex={-1}
      aria-label={
        resolved
          ? t('comment.threadResolved', { count })
          : t('comment.thread', { count })
      }
    >
      {thread.coveredEntityRef && (
        <Typography variant="caption" color="textSecondary">
          {t('comment.about')}{' '}
          <EntityRefLink
            underline="always"
            entityRef={thread.coveredEntityRef}
          />
        </Typography>
      )}
      {resolved && (
        <ByLine
          label={t('comment.resolvedBy')}
          by={resolved.by}
          at={resolved.at}
        />
      )}
      {shown &&
        comments.map(comment => (
          <CommentText
            key={comment.id}
            comment={comment}
            state={state}
            onLeft={onLeft}
            onSaved={saved => {
              state.replace(saved);
              props.onSaid(t('comment.saved'));
            }}
          />
        ))}
      <div>
        {resolved && (
          <Button
            size="small"
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          >
            {t(unfolded ? 'comment.hide' : 'comment.show')}
          </Button>
        )}
        <Reply {...props} onLeft={onLeft} />
        <Settle {...props} />
      </div>
    </div>
  );
}
