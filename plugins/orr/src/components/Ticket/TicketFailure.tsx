import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { isError } from '@backstage/errors';
import { TICKET_PROBLEMS, TicketProblem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';

/** What a tracker has failed at, where an error tells that. @internal */
export function trackerFailureOf(
  error: unknown,
): { problem: TicketProblem; retryAt?: string } | undefined {
  const { body } = (isError(error) ? error : {}) as {
    body?: { error?: { problem?: TicketProblem; retryAt?: string } };
  };
  const { problem, retryAt } = body?.error ?? {};
  return problem && TICKET_PROBLEMS.includes(problem)
    ? { problem, retryAt }
    : undefined;
}

/** Why no ticket was made, what was kept and what to do. @internal */
export function TicketFailure(props: {
  problem: TicketProblem;
  /** ISO instant. */
  retryAt?: string;
}) {
  const { problem, retryAt } = props;
  const { t } = useOrrTranslation();
  return (
    <Paper variant="outlined" role="alert" style={{ padding: 16 }}>
      <Typography variant="h6" component="h2">
        {t('ticket.make.notMade')}
      </Typography>
      <Typography>
        {t(`ticket.make.problem.${problem}`)}
        {retryAt && (
          <>
            {' '}
            {t('ticket.make.waitUntil', { time: <DateText date={retryAt} /> })}
          </>
        )}
      </Typography>
      <Typography color="textSecondary">{t('ticket.make.kept')}</Typography>
    </Paper>
  );
}
