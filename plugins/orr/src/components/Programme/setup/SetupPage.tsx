import { Content } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useProgramme } from '../../../hooks/useProgramme';
import { useProgrammeCoverage } from '../../../hooks/useProgrammeCoverage';
import { useProgrammeSetup } from '../../../hooks/useProgrammeSetup';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { Delayed, ErrorPanel, errorKindOf, LiveRegion } from '../../Feedback';
import { PageHead } from '../../PageHead';
import { DeniedPanel } from './DeniedPanel';
import { SetupSteps } from './SetupSteps';

function Body() {
  const { t } = useOrrTranslation();
  const programme = useProgramme();
  const setup = useProgrammeSetup();
  const coverage = useProgrammeCoverage();
  const failed = [programme, setup].find(({ status }) => status === 'error');
  if (failed?.status === 'error') {
    return errorKindOf(failed.error) === 'denied' ? (
      <DeniedPanel />
    ) : (
      <ErrorPanel
        error={failed.error}
        title={t('setup.failed')}
        onRetry={failed.reload}
      />
    );
  }
  if (programme.status !== 'ready' || setup.status !== 'ready') {
    return (
      <Delayed>
        <LiveRegion>{t('setup.loading')}</LiveRegion>
        <Typography aria-hidden>{t('setup.loading')}</Typography>
      </Delayed>
    );
  }
  if (!programme.value.may.update) {
    return <DeniedPanel />;
  }
  return (
    <SetupSteps
      state={programme.value}
      setup={setup.value}
      coverage={coverage.status === 'ready' ? coverage.value : undefined}
      onSaved={state => {
        programme.setProgramme(state);
        coverage.reload();
      }}
      onReload={programme.reload}
    />
  );
}

/** Guides whoever looks after the portal through the programme, step by step. @internal */
export function SetupPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  return (
    <Content className={className}>
      <Typography component="div">
        <PageHead
          backTo="../programme"
          backText={t('setup.back')}
          title={t('setup.title')}
          intro={t('setup.intro')}
        />
        <Body />
      </Typography>
    </Content>
  );
}
