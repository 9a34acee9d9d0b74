import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { IncidentFinding } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';

const useStyles = makeStyles({
  root: { overflowWrap: 'anywhere', maxWidth: '60ch' },
  note: { whiteSpace: 'pre-line' },
});

/** What was said of an incident in hindsight, in sentences. @internal */
export function FindingText(props: {
  finding: IncidentFinding;
  /** Whether the question is named already, where this stands. */
  isOfQuestion?: boolean;
}) {
  const { finding, isOfQuestion } = props;
  const { questionId, questionTitle, wouldHaveHelped, note } = finding;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const without =
    wouldHaveHelped === 'notAsked'
      ? t('incident.finding.missing')
      : t('incident.finding.none');
  return (
    <div className={classes.root}>
      {questionId && !isOfQuestion && (
        <Typography variant="body2">
          {t('incident.finding.question', { question: questionTitle ?? '' })}
        </Typography>
      )}
      <Typography variant="body2">
        {questionId ? t(`incident.helped.${wouldHaveHelped}`) : without}
      </Typography>
      {note && (
        <Typography variant="body2" className={classes.note}>
          {note}
        </Typography>
      )}
      <ByLine
        label={t('incident.finding.by')}
        by={finding.saidBy}
        at={finding.saidAt}
      />
    </div>
  );
}
