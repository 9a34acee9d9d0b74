import { useMyScorecard } from '../../hooks/useMyScorecard';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ScorecardSummary } from './ScorecardSummary';

/** How many of what the viewer's groups own stand where, each entity once: for the home page of a portal. @internal */
export function MyScorecard() {
  const { t } = useOrrTranslation();
  const loaded = useMyScorecard();
  return <ScorecardSummary loaded={loaded} none={t('scorecard.mine.none')} />;
}
