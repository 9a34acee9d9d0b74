import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { DecisionCondition } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { SafeLink } from '../Questionnaire/SafeLink';

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** What became of a condition: who met it and what shows it, and how its date was moved. @internal */
export function ConditionState({
  condition,
}: {
  condition: DecisionCondition;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {condition.metBy && (
        <div>
          <ByLine
            label={t('scrutiny.condition.metBy')}
            by={condition.metBy}
            at={condition.metAt}
          />
        </div>
      )}
      {condition.metUrl && (
        <Typography variant="body2">
          <SafeLink url={condition.metUrl} />
        </Typography>
      )}
      {condition.metNote && (
        <Typography variant="body2" className={classes.text}>
          {condition.metNote}
        </Typography>
      )}
      {(condition.extensions ?? []).map(extension => (
        <div key={extension.extendedAt}>
          <ByLine
            label={t('scrutiny.condition.extended', {
              from: extension.from,
              to: extension.to,
            })}
            by={extension.extendedBy}
            at={extension.extendedAt}
          />
          <Typography variant="body2" className={classes.text}>
            {extension.reason}
          </Typography>
        </div>
      ))}
    </>
  );
}
