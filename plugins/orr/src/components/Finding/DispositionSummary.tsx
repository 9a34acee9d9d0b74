import { ReactNode } from 'react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  FindingDisposition,
  FindingTicket,
  shownStateOf,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { SafeLink } from '../Questionnaire/SafeLink';
import { toneColour } from '../Standing';
import { TicketState } from '../Ticket';
import { DispositionHistory } from './DispositionHistory';

const DAY_MS = 86_400_000;

const useStyles = makeStyles<Theme>(theme => ({
  root: { maxWidth: '80ch', overflowWrap: 'anywhere' },
  text: { whiteSpace: 'pre-line' },
  late: { color: toneColour(theme, 'error'), fontWeight: 'bold' },
}));

interface SummaryProps {
  disposition: FindingDisposition;
  /** Its ticket, where the address is known as one. */
  ticket?: FindingTicket;
  /** YYYY-MM-DD, in the organisation's time zone. */
  today: string;
}

/** Until when, in the words of its type; what is late is said, not only coloured. */
function Until({ disposition, today }: SummaryProps) {
  const { type, state, until } = disposition;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!until) {
    return <>{t('finding.backlog')}</>;
  }
  const date = <DateText date={until} absolute />;
  const isOpen = state === 'open' || state === 'approved';
  if (isOpen && until < today) {
    return (
      <span className={classes.late}>
        {t(type === 'action' ? 'finding.overdue' : 'finding.ranOut')} {date}
      </span>
    );
  }
  const words = {
    action: 'finding.due',
    mitigation: 'finding.lookAgain',
    acceptance: 'finding.until',
  } as const;
  return (
    <>
      {t(words[type])} {date}
    </>
  );
}

/** How long an action is open, and how often it was postponed. */
function useAge(disposition: FindingDisposition): string[] {
  const { t } = useOrrTranslation();
  const { type, state, proposedAt, postponements } = disposition;
  if (type !== 'action') {
    return [];
  }
  const days = Math.floor((Date.now() - Date.parse(proposedAt)) / DAY_MS);
  return [
    ...(state === 'open' && days > 0
      ? [t('finding.openFor', { count: days })]
      : []),
    ...(postponements.length
      ? [t('finding.postponed', { count: postponements.length })]
      : []),
  ];
}

function Facts(props: SummaryProps) {
  const { disposition, ticket } = props;
  const { ownerRef, effort, url, type, residualLevel } = disposition;
  const { t } = useOrrTranslation();
  const facts: ReactNode[] = [
    ownerRef && (
      <EntityRefLink
        key="owner"
        entityRef={ownerRef}
        defaultKind="group"
        underline="always"
      />
    ),
    <Until key="until" {...props} />,
    residualLevel &&
      t('finding.residual', { level: t(`level.${residualLevel}`) }),
    effort && t(`answer.effort.${effort}`),
    ticket && <TicketState key="url" ticket={ticket} />,
    url && !ticket && (
      <SafeLink key="url" url={url}>
        {t(type === 'action' ? 'finding.ticket' : 'finding.playbook')}
      </SafeLink>
    ),
    ...useAge(disposition),
  ].filter(Boolean);
  return (
    <Typography variant="body2" component="div">
      {facts.map((fact, index) => (
        // The facts of one disposition do not change places.
        // eslint-disable-next-line react/no-array-index-key
        <span key={index}>
          {index > 0 && ' · '}
          {fact}
        </span>
      ))}
    </Typography>
  );
}

function Waits({ disposition }: Pick<SummaryProps, 'disposition'>) {
  const { type, state, level } = disposition;
  const { t } = useOrrTranslation();
  if (state !== 'asked' || type === 'action') {
    return null;
  }
  return (
    <Typography variant="body2">
      {type === 'acceptance' && level === 'HIGH'
        ? t('finding.waits.acceptanceHigh')
        : t(`finding.waits.${type}`)}
    </Typography>
  );
}

/** One thing that was decided, or is asked for, about a gap. @internal */
export function DispositionSummary(props: SummaryProps) {
  const { disposition, today } = props;
  const { type, text } = disposition;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root}>
      <Typography variant="subtitle2" component="div">
        {t(`finding.type.${type}`)},{' '}
        {t(`finding.state.${shownStateOf(disposition, today)}`)}
      </Typography>
      <Typography className={classes.text}>{text}</Typography>
      <Facts {...props} />
      <Waits disposition={disposition} />
      <DispositionHistory disposition={disposition} />
    </div>
  );
}
