import { ChecklistOverview } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { SafeLink } from '../Questionnaire/SafeLink';

/** Where a checklist is changed that is not written in the portal; nothing where it is. @internal */
export function KeptAt(props: {
  checklist: Pick<ChecklistOverview, 'location' | 'origin' | 'state'>;
}) {
  const { location, origin, state } = props.checklist;
  const { t } = useOrrTranslation();
  if (origin === 'portal') {
    return null;
  }
  if (location === undefined) {
    return (
      <span>
        {t(
          state === 'archived'
            ? 'checklists.one.keptNoMore'
            : 'checklists.one.shipped',
        )}
      </span>
    );
  }
  return (
    <span style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
      {t('checklists.one.keptAt')}: <SafeLink url={location} />
    </span>
  );
}
