import { Scorecard, STANDINGS } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { StandingStatus } from '../Standing';
import { NumberText } from '../NumberText';
import { useCountTableStyles } from './useCountTableStyles';

/** How many entities stand where, by tier. @internal */
export function StandingTable(props: {
  counts: NonNullable<Scorecard['counts']>;
}) {
  const { counts } = props;
  const classes = useCountTableStyles();
  const { t } = useOrrTranslation();
  const columns = [
    { key: 'all', heading: t('scorecard.all'), standings: counts.standings },
    ...(counts.tiers ?? []).map(({ tier, standings }) => ({
      key: `tier ${tier}`,
      heading: tier || t('scorecard.noTier'),
      standings,
    })),
  ];
  return (
    <div className={classes.wide}>
      <table className={classes.table} aria-label={t('scorecard.tableLabel')}>
        <thead>
          <tr>
            <th scope="col">{t('scorecard.standing')}</th>
            {columns.map(({ key, heading }) => (
              <th key={key} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {STANDINGS.filter(standing => counts.standings[standing] > 0).map(
            standing => (
              <tr key={standing}>
                <th scope="row">
                  <StandingStatus standing={standing} />
                </th>
                {columns.map(({ key, standings }) => (
                  <td key={key}>
                    <NumberText value={standings[standing] ?? 0} />
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
