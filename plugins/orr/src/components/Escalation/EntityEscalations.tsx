import { makeStyles } from '@material-ui/core/styles';
import { InfoCard, Link } from '@backstage/core-components';
import { EscalationItem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EscalationLine } from './EscalationLine';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  question: { fontWeight: theme.typography.fontWeightBold as number },
}));

/** The gaps of an entity that wait for an answer, each with the way to its question. @internal */
export function EntityEscalations(props: {
  items: EscalationItem[];
  onChanged: () => void;
}) {
  const { items, onChanged } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <InfoCard
      title={t('escalation.entity')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      <ul className={classes.list} aria-label={t('escalation.entity')}>
        {items.map(item => {
          const { id, reviewId, questionId } = item.escalation;
          const title = item.questionTitle ?? questionId;
          return (
            <li key={id}>
              <Link
                className={classes.question}
                to={`reviews/${encodeURIComponent(
                  reviewId,
                )}?question=${encodeURIComponent(questionId)}`}
              >
                {title}
              </Link>
              <EscalationLine
                item={item}
                questionTitle={title}
                onChanged={onChanged}
              />
            </li>
          );
        })}
      </ul>
    </InfoCard>
  );
}
