import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityFacts } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { clockTime } from '../Questionnaire/clockTime';

/** Where facts come from, and when they were read there. @internal */
export function FactSource({
  facts,
}: {
  facts: Pick<EntityFacts, 'source' | 'seenAt'>;
}) {
  const { t } = useTranslationRef(orrTranslationRef);
  const time = clockTime(facts.seenAt);
  return (
    <Typography variant="caption" color="textSecondary" component="p">
      {t(facts.source === 'catalog' ? 'known.source' : 'known.stored', {
        time,
      })}
    </Typography>
  );
}
