import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { CommentThread, Question } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { touchTarget } from '../../theme/touchTarget';
import { ErrorPanel, LiveRegion } from '../Feedback';
import { CommentForm } from './CommentForm';
import { commentCounts, CommentsState, useComments } from './CommentsContext';
import { Conversation } from './Conversation';

const useStyles = makeStyles(theme => ({
  toggle: { ...touchTarget(theme), marginLeft: -5 },
}));

const toggleIdOf = ({ id }: Question) => `comments-toggle-${id}`;

function labelOf(threads: CommentThread[], t: OrrText): string {
  const { comments: count, open } = commentCounts(threads);
  if (!count) {
    return t('comment.open');
  }
  const comments = t('comment.count', { count });
  return open
    ? t('comment.countOpen', { comments, number: String(open) })
    : t('comment.countResolved', { comments });
}

/** Where a conversation about an answer begins. */
function NewConversation(props: {
  question: Question;
  state: CommentsState;
  first: boolean;
  onSaid: (text: string) => void;
}) {
  const { question, state, first } = props;
  const { reviewId, userRef } = state;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [wanted, setWanted] = useState(false);
  if (!first && !wanted) {
    return (
      <Button style={{ minHeight: 44 }} onClick={() => setWanted(true)}>
        {t('comment.another')}
      </Button>
    );
  }
  return (
    <CommentForm
      place={`${reviewId}.${question.id}`}
      userRef={userRef}
      label={t('comment.text')}
      send={t('comment.send')}
      takesFocus
      write={body =>
        api.startThread({
          params: { reviewId },
          body: { ...body, questionId: question.id },
        })
      }
      onSaved={thread => {
        setWanted(false);
        state.replace(thread);
        props.onSaid(t('comment.saved'));
      }}
      onFailed={state.reload}
      onCancel={first ? undefined : () => setWanted(false)}
    />
  );
}

function Unfolded(props: {
  question: Question;
  state: CommentsState;
  threads: CommentThread[];
  linked: string | null;
  begins: boolean;
}) {
  const { question, state, threads, linked, begins } = props;
  const { t } = useOrrTranslation();
  const [said, setSaid] = useState('');
  const onStarted = (text: string) => {
    setSaid(text);
    // The field that had the focus is gone.
    document.getElementById(toggleIdOf(question))?.focus();
  };
  if (state.status === 'error') {
    return (
      <ErrorPanel
        error={state.error}
        title={t('comment.failed')}
        onRetry={state.reload}
      />
    );
  }
  return (
    <>
      {threads.map(thread => (
        <Conversation
          key={thread.id}
          thread={thread}
          state={state}
          linked={thread.id === linked}
          onSaid={setSaid}
        />
      ))}
      {state.mayComment && begins ? (
        <NewConversation
          question={question}
          state={state}
          first={!threads.length}
          onSaid={onStarted}
        />
      ) : (
        !threads.length && <Typography>{t('comment.none')}</Typography>
      )}
      <LiveRegion>{said}</LiveRegion>
    </>
  );
}

/** What was said about an answer, folded below it until somebody wants to read or to write. @internal */
export function QuestionComments(props: {
  question: Question;
  /** A key that unfolds it. */
  shortcut?: string;
  /** What is there already, where new conversations begin elsewhere. */
  startsNone?: boolean;
}) {
  const { question, startsNone = false } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const state = useComments();
  const [search] = useSearchParams();
  const linked = search.get('thread');
  const [open, setOpen] = useState(false);
  const threads = (state?.threads ?? []).filter(
    ({ questionId }) => questionId === question.id,
  );
  const isLinked = threads.some(({ id }) => id === linked);
  useEffect(() => {
    if (isLinked) {
      setOpen(true);
    }
  }, [isLinked]);
  const isQuiet = !threads.length && (startsNone || !state?.mayComment);
  if (!state || (isQuiet && state.status !== 'error')) {
    return null;
  }
  const label = labelOf(threads, t);
  const regionId = `comments-${question.id}`;
  return (
    <div>
      <Button
        size="small"
        className={classes.toggle}
        id={toggleIdOf(question)}
        aria-expanded={open}
        aria-controls={open ? regionId : undefined}
        aria-label={t('comment.of', { label, question: question.title })}
        aria-keyshortcuts={props.shortcut}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && (
        <div
          id={regionId}
          role="group"
          aria-label={t('comment.region', { question: question.title })}
        >
          <Unfolded
            question={question}
            state={state}
            threads={threads}
            linked={linked}
            begins={!startsNone}
          />
        </div>
      )}
    </div>
  );
}
