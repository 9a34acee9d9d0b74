import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { COMMENT_LIMITS, CommentThread } from 'backstage-plugin-orr-common';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { useFocusOnMount } from '../../hooks/useFocusFor';
import { MentionPicker } from './MentionPicker';
import { CommentDraft, useCommentDraft } from './useCommentDraft';

const useStyles = makeStyles(theme => ({
  root: { maxWidth: '80ch', margin: theme.spacing(1, 0) },
  actions: { '& button': { minHeight: 44 } },
}));

const EMPTY: CommentDraft = { text: '', mentions: [] };

/** Where something is said; what was typed stays until it is saved. @internal */
export function CommentForm(props: {
  /** Names the place within the review. */
  place: string;
  userRef: string;
  label: string;
  /** Begins as the label does, and tells this field from others of the page. */
  describedAs?: string;
  send: string;
  /** Leaves out whom it names. */
  namesNobody?: boolean;
  initial?: CommentDraft;
  takesFocus?: boolean;
  write: (
    body: CommentDraft & { mutationId: string },
  ) => Promise<CommentThread>;
  onSaved: (thread: CommentThread) => void;
  onFailed: () => void;
  onCancel?: () => void;
}) {
  const { place, userRef, initial = EMPTY, onFailed } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [draft, setDraft, forget] = useCommentDraft(userRef, place, initial);
  const focused = useFocusOnMount<HTMLTextAreaElement>(!!props.takesFocus);
  const writing = useNamedWrite<CommentDraft, CommentThread>(
    body =>
      props.write(body).catch(error => {
        // Somebody else may have moved it on.
        onFailed();
        throw error;
      }),
    thread => {
      setDraft(EMPTY);
      props.onSaved(thread);
    },
  );
  const cancel = () => {
    forget();
    props.onCancel?.();
  };
  const text = draft.text.trim();
  return (
    <div className={classes.root}>
      {writing.error !== undefined && (
        <ErrorPanel
          error={writing.error}
          title={t('comment.notSaved')}
          kept={t('comment.kept')}
        />
      )}
      <TextField
        id={`comment-${place}`}
        label={props.label}
        value={draft.text}
        onChange={event => setDraft({ ...draft, text: event.target.value })}
        inputProps={{
          maxLength: COMMENT_LIMITS.text,
          'aria-label': props.describedAs,
        }}
        inputRef={focused}
        variant="outlined"
        margin="dense"
        multiline
        minRows={2}
        fullWidth
      />
      {!props.namesNobody && (
        <MentionPicker
          id={`mention-${place}`}
          mentions={draft.mentions}
          onChange={mentions => setDraft({ ...draft, mentions })}
        />
      )}
      <div className={classes.actions}>
        <Button
          variant="outlined"
          color="primary"
          disabled={!text || writing.running}
          onClick={() => writing.run({ ...draft, text })}
        >
          {props.send}
        </Button>
        {props.onCancel && (
          <Button onClick={cancel}>{t('comment.cancel')}</Button>
        )}
      </div>
    </div>
  );
}
