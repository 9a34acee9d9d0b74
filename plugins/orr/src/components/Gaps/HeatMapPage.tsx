import { Content } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { PageHead } from '../PageHead';
import { HeatMapView } from './HeatMapView';

/** The page of the heat map. @internal */
export function HeatMapPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  return (
    <Content className={className}>
      <Typography component="div">
        <PageHead
          backTo=".."
          backText={t('gap.back')}
          title={t('gap.heatMap.title')}
          intro={t('gap.heatMap.intro')}
        />
        <HeatMapView />
      </Typography>
    </Content>
  );
}
