import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ProgrammeCoverage } from 'backstage-plugin-orr-common';
import { Loaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { CoverageFigure } from './CoverageFigure';
import { CoverageTable } from './CoverageTable';

const useStyles = makeStyles(theme => ({
  figure: { marginBottom: theme.spacing(2) },
}));

/** How much of the scope has a decision in date. @internal */
export function CoverageCard(props: { coverage: Loaded<ProgrammeCoverage> }) {
  const { coverage } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <InfoCard
      title={t('programme.coverage.title')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      {coverage.status === 'error' && (
        <ErrorPanel error={coverage.error} onRetry={coverage.reload} />
      )}
      {coverage.status === 'ready' && (
        <>
          <Typography component="p" variant="h5" className={classes.figure}>
            <CoverageFigure
              coverage={coverage.value}
              at={coverage.value.at}
              base=".."
            />
          </Typography>
          {!coverage.value.applied && (
            <Typography role="note" paragraph>
              {t('programme.applying')}
            </Typography>
          )}
          <CoverageTable coverage={coverage.value} />
        </>
      )}
    </InfoCard>
  );
}
