import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HistoryIcon from '@material-ui/icons/History';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import StopIcon from '@material-ui/icons/Stop';
import { SignOffState } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { StateLooks, StateMark } from '../Standing';

const LOOKS: StateLooks<SignOffState> = {
  waiting: { Icon: RadioButtonUncheckedIcon, tone: 'neutral' },
  signed: { Icon: CheckCircleIcon, tone: 'success' },
  objected: { Icon: StopIcon, tone: 'error' },
  outdated: { Icon: HistoryIcon, tone: 'warning' },
};

/** How the sign-off of a section stands. @internal */
export function SignOffStatus({ state }: { state: SignOffState }) {
  const { t } = useOrrTranslation();
  return (
    <StateMark looks={LOOKS} state={state}>
      {t(`signOff.state.${state}`)}
    </StateMark>
  );
}
