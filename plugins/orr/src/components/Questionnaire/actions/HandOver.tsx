import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import PersonAddOutlinedIcon from '@material-ui/icons/PersonAddOutlined';
import { ANSWER_LIMITS, isFullEntityRef } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { useMotion } from '../../../hooks/useMotion';
import { EntityPicker } from '../../EntityPicker';
import { AnswerActionProps } from './answerActionProps';

function HandOverForm(props: AnswerActionProps & { onClose: () => void }) {
  const { question, edit, autosave, onClose } = props;
  const { t } = useOrrTranslation();
  const held = edit.draft.mode === 'toBeResearched';
  const [assigneeRef, setAssigneeRef] = useState('');
  const [note, setNote] = useState(held ? edit.draft.researchNote : '');
  const [asked, setAsked] = useState(false);
  const missing = !isFullEntityRef(assigneeRef.trim());
  const confirm = () => {
    setAsked(true);
    if (!missing) {
      autosave.edit(
        question.id,
        {
          ...edit.draft,
          mode: 'toBeResearched',
          assigneeRef: assigneeRef.trim(),
          researchNote: note,
        },
        'now',
      );
      onClose();
    }
  };
  return (
    <>
      <DialogContent>
        <Typography gutterBottom>{t('known.handOver.hint')}</Typography>
        {edit.answer?.statement && !held && (
          <Typography gutterBottom color="textSecondary">
            {t('known.handOver.replaces')}
          </Typography>
        )}
        <EntityPicker
          id={`handOver-person-${question.id}`}
          label={t('known.handOver.person')}
          value={assigneeRef}
          onChange={setAssigneeRef}
          error={asked && missing}
          helperText={
            asked && missing ? t('known.handOver.needsPerson') : undefined
          }
          fullWidth
        />
        <TextField
          id={`handOver-note-${question.id}`}
          label={t('known.handOver.note')}
          value={note}
          onChange={event => setNote(event.target.value)}
          inputProps={{ maxLength: ANSWER_LIMITS.note }}
          variant="outlined"
          size="small"
          margin="dense"
          multiline
          fullWidth
        />
      </DialogContent>
      <DialogActions>
        <Button style={{ minHeight: 44 }} onClick={onClose}>
          {t('known.handOver.cancel')}
        </Button>
        <Button
          style={{ minHeight: 44 }}
          color="primary"
          variant="contained"
          onClick={confirm}
        >
          {t('known.handOver.confirm')}
        </Button>
      </DialogActions>
    </>
  );
}

/** Gives a question to somebody who knows the answer. @internal */
export function HandOver(props: AnswerActionProps) {
  const { question } = props;
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [open, setOpen] = useState(false);
  const titleId = `handOver-${question.id}`;
  const close = () => setOpen(false);
  return (
    <>
      <Button
        size="small"
        startIcon={<PersonAddOutlinedIcon />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('known.handOver.open')}
      </Button>
      <Dialog
        open={open}
        transitionDuration={motion}
        onClose={close}
        aria-labelledby={titleId}
        fullWidth
        maxWidth="sm"
      >
        <DialogTitle id={titleId}>{t('known.handOver.title')}</DialogTitle>
        {open && <HandOverForm {...props} onClose={close} />}
      </Dialog>
    </>
  );
}
