import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { STANDINGS, Standing } from 'backstage-plugin-orr-common';
import { useNumberText } from '../../hooks/useNumberText';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { shareText } from '../Programme/coverageFigures';
import { StandingStatus } from '../Standing';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  chip: {
    margin: 0,
    height: 36,
    backgroundColor: theme.palette.background.paper,
    fontSize: theme.typography.body2.fontSize,
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
  label: {
    display: 'flex',
    alignItems: 'center',
    padding: theme.spacing(0, 1.125),
  },
  chosen: {
    borderColor: theme.palette.text.primary,
    '&, &:hover, &:focus': {
      backgroundColor: theme.palette.background.paper,
      boxShadow: `inset 0 0 0 1px ${theme.palette.text.primary}`,
    },
  },
  count: {
    marginLeft: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
    color: theme.palette.text.primary,
  },
}));

/** How many stand where, each count a filter. @internal */
export function StandingChips(props: {
  counts?: Partial<Record<Standing, number>>;
  chosen: Standing[];
  /** Whether the list has what no checklist asks for. */
  withNotRequired: boolean;
  onChange: (chosen: Standing[]) => void;
}) {
  const { counts, chosen, withNotRequired, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { number } = useNumberText();
  const shown = STANDINGS.filter(
    standing =>
      standing !== 'notRequired' ||
      withNotRequired ||
      chosen.includes(standing),
  );
  const total = shown.reduce((sum, one) => sum + (counts?.[one] ?? 0), 0);
  const shareOf = (standing: Standing) =>
    counts?.[standing] ? shareText(counts[standing]!, total) : undefined;
  return (
    <div className={classes.root} role="group" aria-label={t('page.standings')}>
      {shown.map(standing => {
        const on = chosen.includes(standing);
        return (
          <Chip
            key={standing}
            classes={{ label: classes.label }}
            className={on ? `${classes.chip} ${classes.chosen}` : classes.chip}
            variant="outlined"
            clickable
            aria-pressed={on}
            onClick={() =>
              onChange(
                on
                  ? chosen.filter(other => other !== standing)
                  : [...chosen, standing],
              )
            }
            label={
              <>
                <StandingStatus standing={standing} />
                {counts && (
                  <span className={classes.count}>
                    {[number(counts[standing] ?? 0), shareOf(standing)]
                      .filter(part => part !== undefined)
                      .join(' · ')}
                  </span>
                )}
              </>
            }
          />
        );
      })}
    </div>
  );
}
