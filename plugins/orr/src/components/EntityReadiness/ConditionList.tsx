import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ChecklistReadiness,
  Decision,
  DecisionCondition,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText, useRelativeDate } from '../DateText';
import { toneColour } from '../Standing';
import { conditionsAnchor } from './reasonGroups';

const useStyles = makeStyles<Theme>(theme => ({
  list: {
    margin: theme.spacing(0.5, 0, 0),
    paddingLeft: theme.spacing(2.5),
    '& > li': { padding: theme.spacing(0.5, 0) },
  },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  pastDue: { color: toneColour(theme, 'error'), fontWeight: 'bold' },
}));

function Due(props: { condition: DecisionCondition; pastDue: boolean }) {
  const { condition, pastDue } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  if (condition.metAt) {
    return (
      <>{t('tab.conditions.met', { date: relative(condition.metAt).words })}</>
    );
  }
  return (
    <>
      {t('tab.conditions.due')}{' '}
      <DateText date={condition.dueOn} absolute={pastDue} />
      {pastDue && (
        <>
          ,{' '}
          <span className={classes.pastDue}>{t('tab.conditions.pastDue')}</span>
        </>
      )}
    </>
  );
}

/** What the decision in force asks for, from whom and until when, and the way to say that it is met. @internal */
export function ConditionList(props: {
  checklist: ChecklistReadiness;
  decision: Decision;
  /** Whether the reader may open the review that the decision was taken on. */
  readable: boolean;
}) {
  const { checklist, decision } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const titleId = conditionsAnchor(checklist.checklistId);
  const pastDue = new Set(
    checklist.reasons
      .filter(({ code }) => code === 'conditionPastDue')
      .map(({ conditionId }) => conditionId),
  );
  const conditions = [...decision.conditions].sort((a, b) =>
    a.dueOn.localeCompare(b.dueOn),
  );
  return (
    <div>
      <Typography id={titleId} variant="subtitle1" component="h4" tabIndex={-1}>
        {t('tab.conditions.title')}
      </Typography>
      <ul className={classes.list} aria-labelledby={titleId}>
        {conditions.map(condition => (
          <li key={condition.id}>
            <span className={classes.text}>{condition.text}</span>
            <Typography variant="body2" component="div" color="textSecondary">
              <EntityRefLink entityRef={condition.ownerRef} />
              {' · '}
              <Due condition={condition} pastDue={pastDue.has(condition.id)} />
              {props.readable && !condition.metAt && (
                <>
                  {' · '}
                  <Link
                    underline="always"
                    to={`reviews/${encodeURIComponent(
                      decision.reviewId,
                    )}?condition=${encodeURIComponent(condition.id)}`}
                    aria-label={t('tab.conditions.openOf', {
                      condition: condition.text,
                    })}
                  >
                    {t('tab.conditions.open')}
                  </Link>
                </>
              )}
            </Typography>
          </li>
        ))}
      </ul>
    </div>
  );
}
