import { Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../../translation';
import { OrganisationPages } from './OrganisationPages';

/** The page with the header that the old frontend system leaves to its pages. @internal */
export function LegacyReadinessPage() {
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <OrganisationPages />
    </Page>
  );
}
