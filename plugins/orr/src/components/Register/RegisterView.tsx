import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { RegisterKind } from '../../hooks/registerFilters';
import { useRegister } from '../../hooks/useRegister';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { RegisterFilterBar } from './RegisterFilterBar';
import { RegisterResult } from './RegisterResult';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  intro: { maxWidth: '75ch' },
}));

function RegisterError(props: { error: unknown; onRetry: () => void }) {
  const { t } = useOrrTranslation();
  return errorKindOf(props.error) === 'denied' ? (
    <ErrorPanel
      error={props.error}
      title={t('register.denied.title')}
      advice={t('register.denied.advice')}
    />
  ) : (
    <ErrorPanel
      error={props.error}
      title={t('register.failed')}
      onRetry={props.onRetry}
    />
  );
}

/** The actions, or the accepted risks and mitigations, that the viewer may see. */
function RegisterView({ kind }: { kind: RegisterKind }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const register = useRegister(kind);
  const { page } = register;
  const shown = page.status === 'ready' ? page.value : undefined;
  return (
    <div className={classes.root}>
      <Typography className={classes.intro}>
        {t(`register.${kind}.intro`)}
      </Typography>
      <RegisterFilterBar kind={kind} register={register} />
      {page.status === 'error' && (
        <RegisterError error={page.error} onRetry={page.reload} />
      )}
      {page.status !== 'error' && !shown && <ReadinessSkeleton />}
      {shown && <RegisterResult kind={kind} page={shown} register={register} />}
    </div>
  );
}

/** What was planned to close gaps. @internal */
export function ActionsView() {
  return <RegisterView kind="actions" />;
}

/** What was accepted for a time, and what was mitigated. @internal */
export function RisksView() {
  return <RegisterView kind="risks" />;
}
