import { useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ANSWER_LIMITS,
  Decision,
  DecisionSample,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { ErrorPanel } from '../Feedback';

type Finding = NonNullable<DecisionSample['look']>['finding'];

const FINDINGS: Finding[] = ['agreed', 'concern'];

function SampleForm(props: {
  reviewId: string;
  onDecision: (decision: Decision) => void;
}) {
  const { reviewId } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [finding, setFinding] = useState<Finding>();
  const [note, setNote] = useState('');
  const write = useNamedWrite<{ finding: Finding; note: string }, Decision>(
    body => api.lookAtSample({ params: { reviewId }, body }),
    props.onDecision,
  );
  return (
    <section aria-label={t('scrutiny.sample.title')}>
      <RadioGroup
        row
        aria-label={t('scrutiny.sample.finding')}
        value={finding ?? ''}
        onChange={(_, value) => setFinding(value as Finding)}
      >
        {FINDINGS.map(item => (
          <FormControlLabel
            key={item}
            value={item}
            control={<Radio color="primary" />}
            label={t(`scrutiny.sample.${item}`)}
          />
        ))}
      </RadioGroup>
      <TextField
        id="orr-sample-note"
        label={t('scrutiny.sample.note')}
        value={note}
        onChange={event => setNote(event.target.value)}
        inputProps={{ maxLength: ANSWER_LIMITS.note }}
        variant="outlined"
        margin="dense"
        multiline
        fullWidth
      />
      {write.error !== undefined && (
        <ErrorPanel
          error={write.error}
          title={t('scrutiny.saveFailed')}
          kept={t('scrutiny.kept')}
        />
      )}
      <Button
        variant="outlined"
        color="primary"
        style={{ minHeight: 44 }}
        disabled={!finding || !note.trim() || write.running}
        onClick={() => finding && write.run({ finding, note: note.trim() })}
      >
        {t('scrutiny.sample.save')}
      </Button>
    </section>
  );
}

/** That a decision was picked to be looked at afterwards, by whom, and what they found. @internal */
export function SampleLook(props: {
  reviewId: string;
  sample: DecisionSample | undefined;
  reviewerGroup?: string;
  mayLook: boolean;
  onDecision: (decision: Decision) => void;
}) {
  const { sample, reviewerGroup } = props;
  const { t } = useOrrTranslation();
  if (!sample) {
    return null;
  }
  if (sample.look) {
    return (
      <div role="note">
        <ByLine
          label={t('scrutiny.sample.looked')}
          by={sample.look.lookedBy}
          at={sample.look.lookedAt}
          variant="body2"
        />
        <Typography
          variant="body2"
          style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
        >
          {t(`scrutiny.sample.${sample.look.finding}`)}: {sample.look.note}
        </Typography>
      </div>
    );
  }
  return (
    <>
      <Typography variant="body2" role="note">
        {t(`scrutiny.sample.${sample.reason}`)}{' '}
        {reviewerGroup ? (
          <>
            {t('scrutiny.sample.by')}{' '}
            <EntityRefLink underline="always" entityRef={reviewerGroup} />.
          </>
        ) : (
          t('scrutiny.sample.byOutsider')
        )}
      </Typography>
      {props.mayLook && (
        <SampleForm reviewId={props.reviewId} onDecision={props.onDecision} />
      )}
    </>
  );
}
