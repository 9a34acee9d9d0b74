import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Vouching,
  VouchingImpact,
  VouchingItem,
  WithdrawVouchingBody,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { Delayed, ErrorPanel, WriteDialog } from '../Feedback';
import { DispositionFields } from '../Finding/DispositionFields';
import { FieldSpec, FieldValues } from '../Finding/fieldSpec';
import { useFieldProblems } from '../Finding/useFieldProblems';

const useStyles = makeStyles(theme => ({
  list: {
    maxHeight: 200,
    overflowY: 'auto',
    margin: theme.spacing(1, 0),
    padding: theme.spacing(0, 0, 0, 3),
    overflowWrap: 'anywhere',
  },
  unsafe: { display: 'flex', minHeight: 44 },
}));

function Named({ entities }: Pick<VouchingImpact, 'entities'>) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <ul className={classes.list} aria-label={t('vouching.withdrawal.list')}>
      {entities.map(({ entityRef, isDecided, isRunning }) => (
        <Typography key={entityRef} component="li" variant="body2">
          <EntityRefLink entityRef={entityRef} underline="always" hideIcon />
          {' · '}
          {[
            ...(isDecided ? [t('vouching.withdrawal.isDecided')] : []),
            ...(isRunning ? [t('vouching.withdrawal.isRunning')] : []),
          ].join(', ')}
        </Typography>
      ))}
    </ul>
  );
}

/** What rests on it, as far as the viewer sees. */
function Impact({ impact }: { impact: VouchingImpact }) {
  const { t } = useOrrTranslation();
  const { decided, running, entities } = impact;
  if (!decided && !running) {
    return (
      <Typography role="status">{t('vouching.withdrawal.none')}</Typography>
    );
  }
  return (
    <>
      <Typography role="status">
        {t('vouching.withdrawal.decided', { count: decided })}
        {'. '}
        {t('vouching.withdrawal.running', { count: running })}.
      </Typography>
      <Named entities={entities} />
      {entities.length >= 100 && (
        <Typography variant="body2">
          {t('vouching.withdrawal.more', { count: entities.length })}
        </Typography>
      )}
    </>
  );
}

function WhatFollows(props: { impact: VouchingImpact; unsafe: boolean }) {
  const { impact, unsafe } = props;
  const { t } = useOrrTranslation();
  return (
    <Typography variant="body2" paragraph>
      {unsafe || !impact.graceDays
        ? t('vouching.withdrawal.noGrace')
        : t('vouching.withdrawal.grace', {
            date: <DateText date={impact.endsAt} absolute />,
          })}{' '}
      {t('vouching.withdrawal.told')}
    </Typography>
  );
}

/** Shows what rests on a vouching, then withdraws it. @internal */
export function WithdrawDialog(props: {
  vouching: Vouching;
  onClose: () => void;
  onDone: () => void;
}) {
  const { vouching, onClose, onDone } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const api = useApi(orrApiRef);
  const params = { vouchingId: vouching.id };
  const isLeaving = vouching.state === 'withdrawing';
  // What leaves already can only be ended at once.
  const [unsafe, setUnsafe] = useState(isLeaving);
  const [values, setValues] = useState<FieldValues>({});
  const specs: FieldSpec[] = [
    { name: 'reason', label: t('vouching.withdrawal.reason'), required: true },
  ];
  const impact = useLoaded(
    signal => api.previewVouchingWithdrawal({ params }, { signal }),
    [api, vouching.id],
  );
  const write = useNamedWrite<
    Omit<WithdrawVouchingBody, 'mutationId'>,
    VouchingItem
  >(body => api.withdrawVouching({ params, body }), onDone);
  const fields = useFieldProblems(specs, values, write.error);
  const { revision } = vouching;
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('vouching.withdrawal.title')}
      explain={t('vouching.withdrawal.explain')}
      error={fields.isAtField ? undefined : write.error}
      failed={t('vouching.withdrawal.notSaved')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running || impact.status !== 'ready'}
          onClick={() =>
            fields.check() &&
            write.run({ revision, unsafe, reason: values.reason!.trim() })
          }
        >
          {t('vouching.withdrawal.save')}
        </Button>
      }
    >
      {impact.status === 'loading' && (
        <Delayed>
          <Typography role="status">
            {t('vouching.withdrawal.loading')}
          </Typography>
        </Delayed>
      )}
      {impact.status === 'error' && (
        <ErrorPanel
          error={impact.error}
          title={t('vouching.withdrawal.failed')}
          onRetry={impact.reload}
        />
      )}
      {impact.status === 'ready' && (
        <>
          <Impact impact={impact.value} />
          <WhatFollows impact={impact.value} unsafe={unsafe} />
        </>
      )}
      <FormControlLabel
        className={classes.unsafe}
        disabled={isLeaving}
        control={
          <Checkbox
            color="primary"
            checked={unsafe}
            onChange={(_, yes) => setUnsafe(yes)}
          />
        }
        label={t('vouching.withdrawal.unsafe')}
      />
      <DispositionFields
        specs={specs}
        values={values}
        problemAt={fields.problemAt}
        onChange={setValues}
      />
    </WriteDialog>
  );
}
