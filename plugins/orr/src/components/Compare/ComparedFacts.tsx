import { InfoCard } from '@backstage/core-components';
import { KnownFact, SnapshotComparison } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { FactLine } from '../KnownFacts';
import { CompareTable } from './CompareTable';

/** What the catalog said of the entity otherwise; absent where nothing did. @internal */
export function ComparedFacts({ facts }: Pick<SnapshotComparison, 'facts'>) {
  const { t } = useOrrTranslation();
  if (!facts.length) {
    return null;
  }
  const shown = (fact?: KnownFact) =>
    fact ? <FactLine fact={fact} /> : t('compare.facts.none');
  return (
    <InfoCard
      title={t('compare.facts.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <CompareTable
        label={t('compare.facts.title')}
        what={t('compare.facts.fact')}
        rows={facts.map(({ topic, before, after }, index) => ({
          key: `${topic} ${index}`,
          name: t(`known.topic.${topic}`),
          before: shown(before),
          after: shown(after),
        }))}
      />
    </InfoCard>
  );
}
