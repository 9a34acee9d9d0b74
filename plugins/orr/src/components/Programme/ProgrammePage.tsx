import { Content } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ProgrammeState } from 'backstage-plugin-orr-common';
import { Link as RouterLink } from 'react-router-dom';
import { useProgramme } from '../../hooks/useProgramme';
import { useProgrammeCoverage } from '../../hooks/useProgrammeCoverage';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, ErrorPanel, errorKindOf, LiveRegion } from '../Feedback';
import { PageHead } from '../PageHead';
import { CoverageCard } from './CoverageCard';
import { ExemptionList } from './ExemptionList';
import { NoProgramme } from './NoProgramme';
import { ProgrammeFacts } from './ProgrammeFacts';
import { ProgrammeText } from './ProgrammeText';

const useStyles = makeStyles(theme => ({
  action: {
    minHeight: 44,
    [theme.breakpoints.down('xs')]: { width: '100%' },
  },
}));

function Head({ state }: { state: ProgrammeState }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { programme, may } = state;
  return (
    <PageHead
      backTo=".."
      backText={t('programme.backToList')}
      title={programme?.document.title ?? t('programme.title')}
      action={
        programme &&
        may.update && (
          <Button
            component={RouterLink}
            to="setup"
            className={classes.action}
            variant="contained"
            color="primary"
          >
            {t('programme.edit')}
          </Button>
        )
      }
    />
  );
}

function Body({ state }: { state: ProgrammeState }) {
  const { t } = useOrrTranslation();
  const coverage = useProgrammeCoverage();
  const { programme } = state;
  return (
    <Grid container spacing={2}>
      {!programme && (
        <Grid item xs={12}>
          <NoProgramme mayStart={state.may.update} />
        </Grid>
      )}
      <Grid item xs={12} md={8}>
        <Grid container spacing={2}>
          <Grid item xs={12}>
            <CoverageCard coverage={coverage} />
          </Grid>
          {programme && (
            <>
              <ProgrammeText
                title={t('programme.why')}
                text={programme.document.why}
              />
              <ProgrammeText
                title={t('programme.measures')}
                text={programme.document.measures}
              />
            </>
          )}
          <Grid item xs={12}>
            <ExemptionList />
          </Grid>
        </Grid>
      </Grid>
      <Grid item xs={12} md={4}>
        <ProgrammeFacts
          state={state}
          matched={
            coverage.status === 'ready' ? coverage.value.matched : undefined
          }
        />
      </Grid>
    </Grid>
  );
}

/** Why the organisation does this, what it is about, and how far it has come. @internal */
export function ProgrammePage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const programme = useProgramme();
  const denied =
    programme.status === 'error' && errorKindOf(programme.error) === 'denied';
  return (
    <Content className={className}>
      <Typography component="div">
        {programme.status === 'loading' && (
          <Delayed>
            <LiveRegion>{t('programme.loading')}</LiveRegion>
            <Typography aria-hidden>{t('programme.loading')}</Typography>
          </Delayed>
        )}
        {programme.status === 'error' && (
          <ErrorPanel
            error={programme.error}
            title={t(denied ? 'programme.denied.title' : 'programme.failed')}
            advice={denied ? t('programme.denied.advice') : undefined}
            onRetry={programme.reload}
          />
        )}
        {programme.status === 'ready' && (
          <>
            <Head state={programme.value} />
            <Body state={programme.value} />
          </>
        )}
      </Typography>
    </Content>
  );
}
