import { FormEvent, ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { isConflict } from '../../../hooks/useSaveProgramme';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ErrorPanel } from '../../Feedback';
import { StepSaving } from './useStepDraft';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    // A fieldset or a table of its own must not widen the page.
    '& > *': { minWidth: 0 },
  },
  explain: { maxWidth: '75ch' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  button: { minHeight: 44 },
}));

function Failure(props: { saving: StepSaving; onReload: () => void }) {
  const { t } = useOrrTranslation();
  const { error } = props.saving;
  if (error === undefined) {
    return null;
  }
  const conflict = isConflict(error);
  return (
    <>
      <ErrorPanel
        error={error}
        title={t('setup.saveFailed')}
        advice={conflict ? t('setup.conflict') : undefined}
      />
      {conflict && (
        <div>
          <Button
            variant="outlined"
            style={{ minHeight: 44 }}
            onClick={props.onReload}
          >
            {t('setup.loadOther')}
          </Button>
        </div>
      )}
    </>
  );
}

function useStatus({ running, dirty, saved }: StepSaving): string {
  const { t } = useOrrTranslation();
  if (running) {
    return t('setup.saving');
  }
  if (dirty) {
    return t('setup.unsaved');
  }
  return saved ? t('setup.saved') : '';
}

/** One step: what it is about, what is entered, and whether that is saved. @internal */
export function StepForm(props: {
  explain: string;
  /** Absent where the step only shows something. */
  saving?: StepSaving;
  onReload: () => void;
  /** Absent in the last step. */
  onNext?: () => void;
  children: ReactNode;
}) {
  const { explain, saving, onReload, onNext, children } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving?.save?.();
  };
  return (
    <form className={classes.root} onSubmit={submit} noValidate>
      <Typography className={classes.explain}>{explain}</Typography>
      {children}
      {saving && <Failure saving={saving} onReload={onReload} />}
      <div className={classes.bar}>
        {saving && (
          <>
            <Button
              type="submit"
              className={classes.button}
              variant="contained"
              color="primary"
              disabled={!saving.save || saving.running}
            >
              {t('setup.save')}
            </Button>
            <StepStatus saving={saving} />
          </>
        )}
        {onNext && (
          <Button className={classes.button} onClick={onNext}>
            {t('setup.next')}
          </Button>
        )}
      </div>
    </form>
  );
}

function StepStatus({ saving }: { saving: StepSaving }) {
  const status = useStatus(saving);
  return (
    <Typography component="span" role="status">
      {status}
    </Typography>
  );
}
