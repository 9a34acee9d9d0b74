import { useState } from 'react';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import RedoIcon from '@material-ui/icons/Redo';
import UndoIcon from '@material-ui/icons/Undo';
import { useNavigate } from 'react-router-dom';
import { PlacedProblem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DownloadMenu } from '../Checklist/download/DownloadMenu';
import { ProblemMark } from './fields/ProblemMark';
import { DraftEditor, DraftEditorState } from './DraftEditor';
import { SavingText } from './saving/SavingText';
import { DraftActions } from './useDraftActions';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1, 0),
    [theme.breakpoints.up('md')]: {
      position: 'sticky',
      top: 0,
      zIndex: theme.zIndex.mobileStepper,
      backgroundColor: theme.palette.background.default,
    },
  },
  icon: { width: 44, height: 44, padding: 0 },
  grow: { flex: 1 },
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  button: { minHeight: 44 },
  held: { flexBasis: '100%', overflowWrap: 'anywhere' },
}));

/** What stays in sight while one writes: steps back and forth, whether it is saved, and the way to publish. @internal */
export function EditorBar(props: {
  editor: DraftEditor;
  state: DraftEditorState;
  /** What cannot be read, and so would be left out of what is published. */
  unread: readonly PlacedProblem[];
  actions: DraftActions;
}) {
  const { editor, state, unread, actions } = props;
  const { saving, canUndo, canRedo } = state;
  const classes = useStyles();
  const navigate = useNavigate();
  const { t } = useOrrTranslation();
  const [isHeld, setIsHeld] = useState(false);
  const publish = async () => {
    setIsHeld(unread.length > 0);
    if (unread.length) {
      const [{ questionId }] = unread;
      actions.open(
        questionId
          ? { kind: 'question', id: questionId }
          : { kind: 'checklist' },
      );
      return;
    }
    if (await editor.settle()) {
      navigate('publish');
    }
  };
  return (
    <div className={classes.root}>
      <div>
        <IconButton
          className={classes.icon}
          disabled={!canUndo}
          aria-label={t('editor.undo')}
          aria-keyshortcuts="Control+Z"
          title={t('editor.undo')}
          onClick={actions.undo}
        >
          <UndoIcon fontSize="small" />
        </IconButton>
        <IconButton
          className={classes.icon}
          disabled={!canRedo}
          aria-label={t('editor.redo')}
          aria-keyshortcuts="Control+Shift+Z"
          title={t('editor.redo')}
          onClick={actions.redo}
        >
          <RedoIcon fontSize="small" />
        </IconButton>
      </div>
      <SavingText
        state={saving}
        hasUnread={unread.length > 0}
        onRetry={() => editor.settle()}
      />
      <span className={classes.grow} />
      <ProblemMark problems={[...saving.problems, ...unread]} />
      <div className={classes.acts}>
        <DownloadMenu read={() => editor.savedDocument()} />
        <Button
          className={classes.button}
          variant="contained"
          color="primary"
          onClick={publish}
        >
          {t('editor.toPublish')}
        </Button>
      </div>
      {isHeld && unread.length > 0 && (
        <Typography variant="body2" role="alert" className={classes.held}>
          {t('editor.unread.hold')} {unread[0].message}
        </Typography>
      )}
    </div>
  );
}
