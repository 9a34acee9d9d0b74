import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityFacts } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { FactLine } from './FactLine';
import { FactSource } from './FactSource';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    gap: theme.spacing(0.5, 2),
    overflowWrap: 'anywhere',
  },
}));

/** What is known of an entity before anybody has answered anything, and for how many questions that is evidence. @internal */
export function KnownSummary(props: {
  facts: EntityFacts;
  checklistId: string;
}) {
  const { facts, checklistId } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const counts = facts.checklists.find(
    item => item.checklistId === checklistId,
  );
  if (!facts.facts.length) {
    return null;
  }
  return (
    <section aria-label={t('known.title')}>
      <Typography variant="subtitle1" component="h4">
        {t('known.title')}
      </Typography>
      {counts && counts.prefillable > 0 && (
        <Typography>
          <strong>
            {t('known.prefillable', {
              count: counts.prefillable,
              total: String(counts.questionCount),
            })}
          </strong>
        </Typography>
      )}
      <ul className={classes.list}>
        {facts.facts.map((fact, index) => (
          // Facts have no identity of their own and come in one order.
          // eslint-disable-next-line react/no-array-index-key
          <li key={index}>
            <FactLine fact={fact} />
          </li>
        ))}
      </ul>
      <FactSource facts={facts} />
    </section>
  );
}
