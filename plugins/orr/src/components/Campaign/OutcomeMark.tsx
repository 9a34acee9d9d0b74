import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import FilterNoneIcon from '@material-ui/icons/FilterNone';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import StopIcon from '@material-ui/icons/Stop';
import { CampaignOutcome } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { StateLooks, StateMark } from '../Standing';

const LOOKS: StateLooks<CampaignOutcome> = {
  done: { Icon: CheckCircleIcon, tone: 'success' },
  open: { Icon: StopIcon, tone: 'warning' },
  accepted: { Icon: FilterNoneIcon, tone: 'neutral' },
  notReviewed: { Icon: RadioButtonUncheckedIcon, tone: 'neutral' },
};

/** How an entity stands to a campaign. @internal */
export function OutcomeMark({ outcome }: { outcome: CampaignOutcome }) {
  const { t } = useOrrTranslation();
  return (
    <StateMark looks={LOOKS} state={outcome}>
      {t(`campaign.outcome.${outcome}`)}
    </StateMark>
  );
}
