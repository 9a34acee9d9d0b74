import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ChatIcon from '@material-ui/icons/Chat';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import { ProposalState } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { StateLooks, StateMark } from '../Standing';

const LOOKS: StateLooks<ProposalState> = {
  open: { Icon: RadioButtonUncheckedIcon, tone: 'warning' },
  takenUp: { Icon: CheckCircleIcon, tone: 'success' },
  answered: { Icon: ChatIcon, tone: 'neutral' },
  declined: { Icon: CancelIcon, tone: 'neutral' },
};

/** How far a proposal has come. @internal */
export function ProposalStateMark({ state }: { state: ProposalState }) {
  const { t } = useOrrTranslation();
  return (
    <StateMark looks={LOOKS} state={state}>
      {t(`proposal.state.${state}`)}
    </StateMark>
  );
}
