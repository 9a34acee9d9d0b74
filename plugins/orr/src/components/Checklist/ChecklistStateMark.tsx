import ArchiveIcon from '@material-ui/icons/Archive';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import EditIcon from '@material-ui/icons/Edit';
import ExploreIcon from '@material-ui/icons/Explore';
import { ChecklistSummary } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { StateLooks, StateMark } from '../Standing';

const LOOKS: StateLooks<ChecklistSummary['state']> = {
  draft: { Icon: EditIcon, tone: 'neutral' },
  pilot: { Icon: ExploreIcon, tone: 'warning' },
  published: { Icon: CheckCircleIcon, tone: 'success' },
  archived: { Icon: ArchiveIcon, tone: 'neutral' },
};

/** The state of a checklist. @internal */
export function ChecklistStateMark({
  state,
}: {
  state: ChecklistSummary['state'];
}) {
  const { t } = useOrrTranslation();
  return (
    <StateMark looks={LOOKS} state={state}>
      {t(`checklists.state.${state}`)}
    </StateMark>
  );
}
