import { ProgrammeCoverage } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { placesQuery, shareText } from './coverageFigures';
import { Figure } from './Figure';

/** How many of those in scope have a decision in date, with their share. @internal */
export function CoverageFigure(props: {
  coverage: Pick<ProgrammeCoverage, 'covered' | 'inScope'>;
  at: string;
  /** The way to the list from here. */
  base: string;
}) {
  const { coverage, at, base } = props;
  const { covered, inScope } = coverage;
  const { t } = useOrrTranslation();
  const share = shareText(covered, inScope);
  const counts = { covered, inScope };
  if (share === undefined) {
    return <>{t('programme.coverage.none')}</>;
  }
  return (
    <Figure
      to={`${base}${placesQuery(['covered', 'uncovered'])}`}
      how={t('programme.coverage.how', counts)}
      at={at}
    >
      {t('programme.coverage.covered', { ...counts, share })}
    </Figure>
  );
}
