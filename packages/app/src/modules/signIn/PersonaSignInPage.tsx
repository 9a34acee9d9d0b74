import { Progress } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useMemo } from 'react';
import { PortalLogo } from '../../components/PortalLogo';
import { PersonaCard } from './PersonaCard';
import { readDemoPersonas } from './readDemoPersonas';
import { SignInProblemNotice } from './SignInProblemNotice';
import { usePersonaSignIn } from './usePersonaSignIn';

const useStyles = makeStyles(theme => ({
  page: {
    boxSizing: 'border-box',
    minHeight: '100vh',
    padding: theme.spacing(6, 3),
    backgroundColor: theme.palette.background.default,
    color: theme.palette.text.primary,
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(3, 2) },
  },
  column: { maxWidth: 1080, margin: '0 auto' },
  heading: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  },
  title: {
    fontSize: 28,
    lineHeight: 1.2,
    margin: 0,
    [theme.breakpoints.down('xs')]: { fontSize: 22 },
  },
  introduction: { maxWidth: '72ch', marginBottom: theme.spacing(4) },
  waiting: { '&:not(:empty)': { marginBottom: theme.spacing(3) } },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 310px), 1fr))',
    gap: theme.spacing(2),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/**
 * Lets the visitor choose who of the example organisation to be.
 *
 * @internal
 */
export function PersonaSignInPage({ onSignInSuccess }: SignInPageProps) {
  const classes = useStyles();
  const configApi = useApi(configApiRef);
  const personas = useMemo(() => readDemoPersonas(configApi), [configApi]);
  const { state, signIn } = usePersonaSignIn({ personas, onSignInSuccess });

  if (state.status === 'signingIn' && state.remembered) {
    return <Progress />;
  }
  const busyWith =
    state.status === 'signingIn' || state.status === 'waiting'
      ? state.persona.userRef
      : undefined;

  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <div className={classes.heading}>
          <PortalLogo size={44} />
          <Typography component="h1" variant="h3" className={classes.title}>
            {configApi.getOptionalString('app.title') ??
              'Operational Readiness'}
          </Typography>
        </div>
        <Typography className={classes.introduction}>
          This portal belongs to{' '}
          {configApi.getOptionalString('organization.name')}, an organisation
          that we made up. Choose who you want to be; each of them may see and
          do something else. You can change at any time by signing out in the
          settings.
        </Typography>
        {state.status === 'failed' && (
          <SignInProblemNotice
            problem={state.problem}
            onRetry={() => signIn(state.persona)}
          />
        )}
        <Typography role="status" className={classes.waiting}>
          {state.status === 'waiting' &&
            `The organisation is still being loaded. ${state.persona.title} is signed in as soon as it is there.`}
        </Typography>
        <ul className={classes.cards} aria-label="People to sign in as">
          {personas.map(persona => (
            <li key={persona.userRef}>
              <PersonaCard
                persona={persona}
                busy={busyWith === persona.userRef}
                disabled={busyWith !== undefined}
                onChoose={() => signIn(persona)}
              />
            </li>
          ))}
        </ul>
        {personas.length === 0 && (
          <Typography role="alert">
            The config lists nobody under auth.providers.demo.personas, so
            nobody can sign in.
          </Typography>
        )}
      </div>
    </main>
  );
}
