import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  ChecklistProposal,
  ReplyToProposalBody,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';

type Replied = ReplyToProposalBody['state'];

const STATES: Replied[] = ['takenUp', 'answered', 'declined'];

/** Takes a proposal up, answers it, or declines it. @internal */
export function ReplyDialog(props: {
  proposal: ChecklistProposal;
  onClose: () => void;
  onReplied: () => void;
}) {
  const { proposal, onClose, onReplied } = props;
  const id = useId();
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [state, setState] = useState<Replied>('takenUp');
  const [reply, setReply] = useState('');
  const [tried, setTried] = useState(false);
  const write = useNamedWrite<
    Omit<ReplyToProposalBody, 'mutationId'>,
    ChecklistProposal
  >(
    body => api.replyToProposal({ params: { proposalId: proposal.id }, body }),
    onReplied,
  );
  const said = reply.trim();
  const isMissing = state !== 'takenUp' && !said;
  const send = () => {
    setTried(true);
    if (!isMissing) {
      write.run({
        state,
        revision: proposal.revision,
        ...(said && { reply: said }),
      });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('proposal.reply.title')}
      explain={t('proposal.reply.explain')}
      error={write.error}
      failed={t('proposal.reply.failed')}
      keeps
      actions={
        <Button
          variant="contained"
          color="primary"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={send}
        >
          {t('proposal.reply.send')}
        </Button>
      }
    >
      <Typography style={{ whiteSpace: 'pre-line' }}>
        {proposal.text}
      </Typography>
      <FormLabel component="p" id={`${id}-state`}>
        {t('proposal.reply.state')}
      </FormLabel>
      <RadioGroup
        aria-labelledby={`${id}-state`}
        value={state}
        onChange={event => setState(event.target.value as Replied)}
      >
        {STATES.map(one => (
          <FormControlLabel
            key={one}
            value={one}
            control={<Radio color="primary" />}
            label={t(`proposal.reply.states.${one}`)}
          />
        ))}
      </RadioGroup>
      <TextField
        id={`${id}-reply`}
        label={t('proposal.reply.text')}
        value={reply}
        onChange={event => setReply(event.target.value)}
        error={tried && isMissing}
        helperText={tried && isMissing ? t('proposal.reply.needed') : undefined}
        required={state !== 'takenUp'}
        multiline
        rows={4}
        fullWidth
        margin="normal"
        variant="outlined"
        inputProps={{ maxLength: 2_000 }}
        InputLabelProps={{ shrink: true }}
      />
    </WriteDialog>
  );
}
