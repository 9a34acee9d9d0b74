import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  ChecklistProposal,
  ProposalKind,
  ProposeToChecklistBody,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';

const OF_QUESTION: ProposalKind[] = ['change', 'explanation', 'newQuestion'];

/** What a proposal is about. @internal */
export interface ProposalSubject {
  checklistId: string;
  checklistTitle: string;
  /** Absent where a question is missing. */
  question?: { id: string; title: string };
}

function KindChoice(props: {
  kind: ProposalKind;
  onChange: (kind: ProposalKind) => void;
}) {
  const id = useId();
  const { t } = useOrrTranslation();
  return (
    <FormControl component="fieldset" margin="normal">
      <FormLabel component="legend" id={id}>
        {t('proposal.dialog.kind')}
      </FormLabel>
      <RadioGroup
        aria-labelledby={id}
        value={props.kind}
        onChange={event => props.onChange(event.target.value as ProposalKind)}
      >
        {OF_QUESTION.map(one => (
          <FormControlLabel
            key={one}
            value={one}
            control={<Radio color="primary" />}
            label={t(`proposal.dialog.kinds.${one}`)}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

/** Asks for another question, for a change of one, or that one be explained. @internal */
export function ProposeDialog(props: {
  subject: ProposalSubject;
  onClose: () => void;
  onSent: () => void;
}) {
  const { subject, onClose, onSent } = props;
  const { checklistId, checklistTitle, question } = subject;
  const id = useId();
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [kind, setKind] = useState<ProposalKind>(
    question ? 'change' : 'newQuestion',
  );
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const write = useNamedWrite<
    Omit<ProposeToChecklistBody, 'mutationId'>,
    ChecklistProposal
  >(body => api.proposeToChecklist({ params: { checklistId }, body }), onSent);
  const missing = tried && !text.trim();
  const send = () => {
    setTried(true);
    if (text.trim()) {
      write.run({
        kind,
        text,
        ...(kind !== 'newQuestion' && { questionId: question?.id }),
      });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('proposal.dialog.title', { checklist: checklistTitle })}
      explain={t('proposal.dialog.explain')}
      error={write.error}
      failed={t('proposal.dialog.failed')}
      keeps
      actions={
        <Button
          variant="contained"
          color="primary"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={send}
        >
          {t('proposal.dialog.send')}
        </Button>
      }
    >
      {question && (
        <>
          <Typography>
            {t('proposal.dialog.about', { question: question.title })}
          </Typography>
          <KindChoice kind={kind} onChange={setKind} />
        </>
      )}
      <TextField
        id={`${id}-text`}
        label={t(`proposal.dialog.text.${kind}`)}
        value={text}
        onChange={event => setText(event.target.value)}
        error={missing}
        helperText={missing ? t('proposal.dialog.needed') : undefined}
        multiline
        rows={4}
        fullWidth
        required
        margin="normal"
        variant="outlined"
        inputProps={{ maxLength: 2_000 }}
        InputLabelProps={{ shrink: true }}
      />
    </WriteDialog>
  );
}
