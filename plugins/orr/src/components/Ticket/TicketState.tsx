import { ReactNode } from 'react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import { FindingTicket } from 'backstage-plugin-orr-common';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { SafeLink } from '../Questionnaire/SafeLink';
import { toneColour } from '../Standing';

const useStyles = makeStyles<Theme>(theme => ({
  mark: { fontSize: '1.1em', verticalAlign: 'text-bottom' },
  closed: { color: toneColour(theme, 'success') },
  failing: { color: toneColour(theme, 'warning') },
}));

type Mark = 'open' | 'closed' | 'unknown' | 'failing';

const ICONS = {
  open: RadioButtonUncheckedIcon,
  closed: CheckCircleOutlineIcon,
  unknown: HelpOutlineIcon,
  failing: ErrorOutlineIcon,
};

function stateOf(
  ticket: FindingTicket,
  t: OrrText,
): { mark: Mark; words: ReactNode } {
  const { state, follows, failingSince, problem, closedAt, tracker } = ticket;
  if (!follows) {
    return {
      mark: 'unknown',
      words: t('ticket.state.notFollowed', { tracker }),
    };
  }
  if (failingSince) {
    return {
      mark: 'failing',
      words: (
        <>
          {t(`ticket.failing.${problem ?? 'unavailable'}`)}{' '}
          <DateText date={failingSince} absolute />
        </>
      ),
    };
  }
  return {
    mark: state,
    words: (
      <>
        {t(`ticket.state.${state}`)}
        {state === 'closed' && closedAt && (
          <>
            {' '}
            <DateText date={closedAt} absolute />
          </>
        )}
      </>
    ),
  };
}

/** The ticket of an action, and how it is: in words, with a mark beside them. @internal */
export function TicketState({ ticket }: { ticket: FindingTicket }) {
  const { url, key, tracker } = ticket;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { mark, words } = stateOf(ticket, t);
  const Icon = ICONS[mark];
  const tone = mark === 'closed' || mark === 'failing' ? classes[mark] : '';
  return (
    <>
      <SafeLink url={url}>{t('ticket.ticketOf', { key, tracker })}</SafeLink>{' '}
      <Icon aria-hidden className={`${classes.mark} ${tone}`} /> {words}
    </>
  );
}
