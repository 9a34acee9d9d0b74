import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { ANSWER_LIMITS, BreakGlass } from 'backstage-plugin-orr-common';
import { DateTime } from 'luxon';
import { orrApiRef } from '../../api';
import { entityParamsOf } from '../../hooks/entityParamsOf';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { WriteDialog } from '../Feedback';

/** What one chooses among, as far as the portal lets one. */
const USUAL_HOURS = [1, 2, 4, 8, 12, 24, 48, 72, 168];

/** The usual spans, and the longest there may be. */
function hoursToChoose(most: number): number[] {
  return [...USUAL_HOURS.filter(hours => hours < most), most];
}

/** Has pipelines let releases go on for some hours, in one's own name. @internal */
export function OverrideDialog(props: {
  entity: Entity;
  /** For how many hours at most. */
  most: number;
  onDone: () => void;
  onClose: () => void;
}) {
  const { entity, most, onDone, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const id = useId();
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState(Math.min(4, most));
  const [tried, setTried] = useState(false);
  const write = useNamedWrite<{ reason: string; hours: number }, BreakGlass>(
    // Whoever sends it again while one is in force is told so: it needs no id.
    ({ mutationId: _, ...body }) =>
      api.breakGlass({ params: entityParamsOf(entity), body }),
    onDone,
  );
  const missing = tried && !reason.trim();
  const until = DateTime.now().plus({ hours }).toUTC().toISO()!;
  const send = () => {
    setTried(true);
    if (reason.trim()) {
      write.run({ reason: reason.trim(), hours });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('gate.override.title')}
      explain={t('gate.override.explain')}
      error={write.error}
      failed={t('gate.override.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={send}
        >
          {t('gate.override.confirm')}
        </Button>
      }
    >
      <TextField
        id={`${id}-reason`}
        label={t('gate.override.reason')}
        value={reason}
        onChange={event => setReason(event.target.value)}
        error={missing}
        helperText={missing ? t('gate.override.reasonMissing') : undefined}
        inputProps={{ maxLength: ANSWER_LIMITS.reason }}
        variant="outlined"
        size="small"
        margin="dense"
        multiline
        minRows={2}
        required
        fullWidth
      />
      <TextField
        id={`${id}-hours`}
        select
        label={t('gate.override.hoursLabel')}
        value={hours}
        onChange={event => setHours(Number(event.target.value))}
        helperText={t('gate.override.until', { until: relative(until).full })}
        variant="outlined"
        size="small"
        margin="dense"
        fullWidth
      >
        {hoursToChoose(most).map(choice => (
          <MenuItem key={choice} value={choice}>
            {t('gate.override.hours', { count: choice })}
          </MenuItem>
        ))}
      </TextField>
    </WriteDialog>
  );
}
