import { useId } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import {
  ESCALATION_FIELDS,
  ESCALATION_LIMITS,
  EscalateGapBody,
  EscalationItem,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { WriteDialog } from '../Feedback';
import { EscalatedGap } from './EscalatedGap';
import { useEscalationForm } from './useEscalationForm';
import { useSuggestedRefs } from './useSuggestedRefs';

const useStyles = makeStyles(theme => ({
  suggested: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
  },
  suggestion: {
    minHeight: 44,
    textTransform: 'none',
    overflowWrap: 'anywhere',
  },
}));

function Suggestion(props: {
  entityRef: string;
  onChoose: (entityRef: string) => void;
}) {
  const { entityRef, onChoose } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { primaryTitle } = useEntityPresentation(entityRef, {
    defaultKind: 'group',
  });
  return (
    <Button
      size="small"
      color="primary"
      className={classes.suggestion}
      onClick={() => onChoose(entityRef)}
      aria-label={t('escalation.suggest', { name: primaryTitle })}
    >
      {primaryTitle}
    </Button>
  );
}

function ToWhom(props: {
  gap: EscalatedGap;
  value: string;
  problem?: string;
  onChange: (entityRef: string) => void;
}) {
  const { gap, value, problem, onChange } = props;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const suggested = useSuggestedRefs(gap.detail);
  return (
    <>
      <EntityPicker
        id={id}
        label={t('escalation.field.to')}
        value={value}
        onChange={onChange}
        error={problem !== undefined}
        helperText={problem ?? t('escalation.hint.to')}
        fullWidth
      />
      {suggested.length > 0 && (
        <div className={classes.suggested}>
          <Typography variant="body2" component="span">
            {t('escalation.suggested')}
          </Typography>
          {suggested.map(ref => (
            <Suggestion key={ref} entityRef={ref} onChoose={onChange} />
          ))}
        </div>
      )}
    </>
  );
}

/** Takes a gap to somebody who can do what the team cannot, with six facts. @internal */
export function EscalateDialog(props: {
  gap: EscalatedGap;
  onClose: () => void;
  onDone: () => void;
}) {
  const { gap, onClose, onDone } = props;
  const { detail, question, coveredEntityRef } = gap;
  const id = useId();
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const write = useNamedWrite<
    Omit<EscalateGapBody, 'mutationId'>,
    EscalationItem
  >(
    body => api.escalateGap({ params: { reviewId: detail.review.id }, body }),
    onDone,
  );
  const form = useEscalationForm(write.error);
  const { values, setValues, problemAt } = form;
  const save = () => {
    const taken = form.take();
    if (taken) {
      write.run({
        questionId: question.id,
        ...(coveredEntityRef && { coveredEntityRef }),
        ...taken,
      });
    }
  };
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('escalation.raise.title')}
      explain={t('escalation.raise.explain', { question: question.title })}
      error={form.isAtField ? undefined : write.error}
      failed={t('escalation.raise.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={save}
        >
          {t('escalation.raise.save')}
        </Button>
      }
    >
      {ESCALATION_FIELDS.map(field => (
        <TextField
          key={field}
          id={`${id}-${field}`}
          label={t(`escalation.field.${field}`)}
          value={values[field]}
          onChange={event =>
            setValues({ ...values, [field]: event.target.value })
          }
          error={problemAt(field) !== undefined}
          helperText={problemAt(field) ?? t(`escalation.hint.${field}`)}
          inputProps={{ maxLength: ESCALATION_LIMITS.field }}
          required
          multiline
          variant="outlined"
          size="small"
          margin="dense"
          fullWidth
        />
      ))}
      <ToWhom
        gap={gap}
        value={values.to}
        problem={problemAt('to')}
        onChange={to => setValues({ ...values, to })}
      />
    </WriteDialog>
  );
}
