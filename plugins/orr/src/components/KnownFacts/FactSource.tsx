import Typography from '@material-ui/core/Typography';
import { EntityFacts } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { clockTime } from '../Questionnaire/clockTime';

/** Where facts come from, and when they were read there. @internal */
export function FactSource({
  facts,
}: {
  facts: Pick<EntityFacts, 'source' | 'seenAt'>;
}) {
  const { t } = useOrrTranslation();
  const time = clockTime(facts.seenAt);
  return (
    <Typography variant="caption" color="textSecondary" component="p">
      {t(facts.source === 'catalog' ? 'known.source' : 'known.stored', {
        time,
      })}
    </Typography>
  );
}
