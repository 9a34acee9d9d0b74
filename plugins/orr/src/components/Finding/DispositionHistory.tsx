import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { FindingDisposition } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { useRelativeDate } from '../DateText';
import { SafeLink } from '../Questionnaire/SafeLink';

const useStyles = makeStyles(theme => ({
  note: { whiteSpace: 'pre-line' },
  moved: { '& summary': { cursor: 'pointer', ...theme.typography.caption } },
  list: { margin: theme.spacing(0.5, 0), paddingLeft: theme.spacing(3) },
}));

interface HistoryProps {
  disposition: FindingDisposition;
}

function Note({ text }: { text?: string }) {
  const classes = useStyles();
  return text ? (
    <Typography variant="body2" className={classes.note}>
      “{text}”
    </Typography>
  ) : null;
}

function Decided({ disposition }: HistoryProps) {
  const { type, state, decidedBy, decidedAt, decisionNote } = disposition;
  const { t } = useOrrTranslation();
  return decidedBy ? (
    <div>
      <ByLine
        label={t(
          state === 'refused'
            ? 'finding.refusedBy'
            : `finding.approvedBy.${type}`,
        )}
        by={decidedBy}
        at={decidedAt}
      />
      <Note text={decisionNote} />
    </div>
  ) : null;
}

function Closed({ disposition }: HistoryProps) {
  const { state, closedBy, closedAt, closedUrl, closedNote } = disposition;
  const { t } = useOrrTranslation();
  if (
    !closedBy ||
    state === 'open' ||
    state === 'asked' ||
    state === 'approved' ||
    state === 'refused'
  ) {
    return null;
  }
  return (
    <div>
      <ByLine
        label={t(`finding.closedBy.${state}`)}
        by={closedBy}
        at={closedAt}
      />
      {closedUrl && (
        <Typography variant="body2">
          <SafeLink url={closedUrl} />
        </Typography>
      )}
      <Note text={closedNote} />
    </div>
  );
}

function Moved({ disposition: { postponements } }: HistoryProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  return postponements.length ? (
    <details className={classes.moved}>
      <summary>{t('finding.postponements')}</summary>
      <ul className={classes.list}>
        {postponements.map(({ from, to, reason, postponedAt }) => (
          <Typography component="li" variant="body2" key={postponedAt}>
            {t('finding.postponedFrom', {
              from: from ? relative(from).full : t('finding.noDay'),
              to: relative(to).full,
              reason,
            })}
          </Typography>
        ))}
      </ul>
    </details>
  ) : null;
}

/** Who proposed, decided and closed a disposition, with what was said to that. @internal */
export function DispositionHistory({ disposition }: HistoryProps) {
  const { t } = useOrrTranslation();
  return (
    <>
      <Moved disposition={disposition} />
      <ByLine
        label={t('finding.proposedBy')}
        by={disposition.proposedBy}
        at={disposition.proposedAt}
      />
      <Decided disposition={disposition} />
      <Closed disposition={disposition} />
    </>
  );
}
