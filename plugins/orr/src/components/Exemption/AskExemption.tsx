import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import {
  ANSWER_LIMITS,
  EntityExemption,
  Exemption,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useProgramme } from '../../hooks/useProgramme';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { WriteDialog } from '../Feedback';

interface AskExemptionProps {
  entityRef: string;
  range: EntityExemption['range'];
  /** One is in force already. */
  again: boolean;
  onDone: () => void;
}

/** Who will hear of the request. */
function WhoIsTold() {
  const { t } = useOrrTranslation();
  const programme = useProgramme();
  if (programme.status === 'loading') {
    return null;
  }
  const ownerRef =
    programme.status === 'ready'
      ? programme.value.programme?.document.ownerRef
      : undefined;
  return (
    <Typography variant="body2" color="textSecondary">
      {ownerRef
        ? t('exemption.askTold', {
            owner: (
              <EntityDisplayName
                key="owner"
                entityRef={ownerRef}
                defaultKind="group"
                hideIcon
              />
            ),
          })
        : t('exemption.askNobody')}
    </Typography>
  );
}

function AskDialog(props: AskExemptionProps & { onClose: () => void }) {
  const { entityRef, range, onClose, onDone } = props;
  const api = useApi(orrApiRef);
  const id = useId();
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const write = useNamedWrite<
    { entityRef: string; reason: string; until: string },
    Exemption
  >(
    body => api.requestExemption({ body }),
    () => {
      onClose();
      onDone();
    },
  );
  const fits = until >= range.from && until <= range.to;
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('exemption.askTitle')}
      explain={t('exemption.askExplain')}
      error={write.error}
      failed={t('exemption.askFailed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={!fits || !reason.trim() || write.running}
          onClick={() => write.run({ entityRef, reason: reason.trim(), until })}
        >
          {t('exemption.send')}
        </Button>
      }
    >
      <TextField
        id={`${id}-reason`}
        label={t('exemption.reasonLabel')}
        value={reason}
        onChange={event => setReason(event.target.value)}
        inputProps={{ maxLength: ANSWER_LIMITS.reason }}
        required
        multiline
        minRows={2}
        fullWidth
        margin="dense"
        variant="outlined"
      />
      <TextField
        id={`${id}-until`}
        type="date"
        label={t('exemption.untilLabel')}
        value={until}
        onChange={event => setUntil(event.target.value)}
        inputProps={{ min: range.from, max: range.to }}
        InputLabelProps={{ shrink: true }}
        helperText={t('exemption.untilHint', {
          from: relative(range.from).full,
          to: relative(range.to).full,
        })}
        error={until !== '' && !fits}
        required
        fullWidth
        margin="dense"
        variant="outlined"
      />
      <WhoIsTold />
    </WriteDialog>
  );
}

/** Asks that an entity need no review for some time. @internal */
export function AskExemption(props: AskExemptionProps) {
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="outlined"
        style={{ minHeight: 44 }}
        onClick={() => setOpen(true)}
      >
        {t(props.again ? 'exemption.askAgain' : 'exemption.ask')}
      </Button>
      {open && <AskDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
