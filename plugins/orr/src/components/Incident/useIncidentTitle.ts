import { EntityIncident } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** What an incident is called. @internal */
export function useIncidentTitle(): (
  incident: Pick<EntityIncident, 'title'>,
) => string {
  const { t } = useOrrTranslation();
  return ({ title }) => title ?? t('incident.list.untitled');
}
