import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Scorecard, Standing, STANDINGS } from 'backstage-plugin-orr-common';
import { useNumberText } from '../../hooks/useNumberText';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { StandingStatus } from '../Standing';
import { NumberText } from '../NumberText';
import { useCountTableStyles } from './useCountTableStyles';

const useStyles = makeStyles(theme => ({
  link: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-block',
      minWidth: 44,
      minHeight: 44,
      lineHeight: '44px',
    },
  },
}));

/** A count, and the way to the list of it, where there is one. */
function Count(props: { value: number; words: string; to?: string }) {
  const { value, words, to } = props;
  const classes = useStyles();
  const { number } = useNumberText();
  const { t } = useOrrTranslation();
  return to && value > 0 ? (
    <Link
      to={to}
      className={classes.link}
      aria-label={t('scorecard.show', { number: number(value), of: words })}
    >
      <NumberText value={value} />
    </Link>
  ) : (
    <NumberText value={value} />
  );
}

/** How many entities stand where, by tier. @internal */
export function StandingTable(props: {
  counts: NonNullable<Scorecard['counts']>;
  /** Where what is counted is listed; without a tier of all of them. */
  pathOf?: (only: { standing: Standing; tier?: string }) => string;
}) {
  const { counts, pathOf } = props;
  const classes = useCountTableStyles();
  const { t } = useOrrTranslation();
  const columns = [
    {
      key: 'all',
      heading: t('scorecard.all'),
      tier: undefined,
      standings: counts.standings,
    },
    ...(counts.tiers ?? []).map(({ tier, standings }) => ({
      key: `tier ${tier}`,
      heading: tier || t('scorecard.noTier'),
      tier,
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
                {columns.map(({ key, heading, tier, standings }) => (
                  <td key={key}>
                    <Count
                      value={standings[standing] ?? 0}
                      words={`${t(`standing.${standing}`)}, ${heading}`}
                      to={pathOf?.({ standing, tier })}
                    />
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
