import { Header, Page } from '@backstage/core-components';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { OrganisationPages } from './OrganisationPages';

/** The page with the header that the old frontend system leaves to its pages. @internal */
export function LegacyReadinessPage() {
  const { t } = useOrrTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <OrganisationPages />
    </Page>
  );
}
