import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { CommentThread, ReviewComment } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { touchTarget } from '../../theme/touchTarget';
import { ByLine } from '../ByLine';
import { CommentForm } from './CommentForm';
import { CommentsState } from './CommentsContext';

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(1, 0), maxWidth: '80ch' },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  edit: { ...touchTarget(theme), marginLeft: theme.spacing(1) },
}));

/** One thing that was said, and the way to say it otherwise for whoever did. @internal */
export function CommentText(props: {
  comment: ReviewComment;
  state: CommentsState;
  onSaved: (thread: CommentThread) => void;
  /** Takes the focus from a field that goes away. */
  onLeft: () => void;
}) {
  const { comment, state } = props;
  const classes = useStyles();
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [editing, setEditing] = useState(false);
  const end = () => {
    setEditing(false);
    props.onLeft();
  };
  if (editing) {
    const { reviewId, userRef } = state;
    return (
      <CommentForm
        place={`${comment.id}.${comment.revision}`}
        userRef={userRef}
        label={t('comment.text')}
        send={t('comment.save')}
        initial={{ text: comment.text, mentions: comment.mentions }}
        takesFocus
        write={body =>
          api.editComment({
            params: { reviewId, commentId: comment.id },
            body: { ...body, revision: comment.revision },
          })
        }
        onSaved={thread => {
          end();
          props.onSaved(thread);
        }}
        onFailed={state.reload}
        onCancel={end}
      />
    );
  }
  return (
    <div className={classes.root}>
      <ByLine
        label={t('comment.by')}
        by={comment.writtenBy}
        at={comment.writtenAt}
      />
      {comment.editedAt && (
        <Typography variant="caption" color="textSecondary">
          {` · ${t('comment.edited')}`}
        </Typography>
      )}
      {comment.mayEdit && (
        <Button
          size="small"
          className={classes.edit}
          onClick={() => setEditing(true)}
        >
          {t('comment.edit')}
        </Button>
      )}
      <Typography className={classes.text}>{comment.text}</Typography>
      {comment.mentions.length > 0 && (
        <Typography variant="caption" color="textSecondary" component="div">
          {t('comment.names')}{' '}
          {comment.mentions.map((ref, index) => (
            <span key={ref}>
              {index > 0 && ', '}
              <EntityRefLink
                underline="always"
                entityRef={ref}
                defaultKind="user"
              />
            </span>
          ))}
        </Typography>
      )}
    </div>
  );
}
