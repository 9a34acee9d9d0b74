import { Content } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { PageHead } from '../PageHead';
import { ThemesView } from './ThemesView';

/** The page of the themes. @internal */
export function ThemesPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  return (
    <Content className={className}>
      <Typography component="div">
        <PageHead
          backTo=".."
          backText={t('gap.back')}
          title={t('gap.themes.title')}
          intro={t('gap.themes.intro')}
        />
        <ThemesView />
      </Typography>
    </Content>
  );
}
