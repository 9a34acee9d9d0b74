import { useId, useState } from 'react';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { addDays, isFullEntityRef } from 'backstage-plugin-orr-common';
import { BriefingState } from '../../hooks/useBriefing';
import { LOOKS_BACK } from '../../hooks/useReadinessChanges';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { DayField, RangeBar } from '../PageTextField';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1) },
  groups: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1, 1.5),
  },
  picker: {
    minWidth: 240,
    [theme.breakpoints.down('xs')]: { width: '100%' },
    // The theme's quiet colour is too pale for the background of a page.
    '& label, & p': { color: theme.palette.text.primary },
    '& .MuiOutlinedInput-root': {
      backgroundColor: theme.palette.background.paper,
    },
  },
  chip: {
    margin: theme.spacing(1, 0, 0),
    maxWidth: '100%',
    height: 40,
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
}));

function Groups({ state }: { state: BriefingState }) {
  const { groups, setGroups, canAdd } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const without = (ref: string) => () =>
    setGroups(groups.filter(other => other !== ref));
  return (
    <div className={classes.groups}>
      {canAdd && (
        <div className={classes.picker}>
          <EntityPicker
            id={id}
            label={t('briefing.group')}
            kinds={['Group']}
            value={typed}
            onChange={value => {
              const chosen = isFullEntityRef(value);
              setTyped(chosen ? '' : value);
              if (chosen && !groups.includes(value)) {
                setGroups([...groups, value]);
              }
            }}
            helperText={
              groups.length ? t('briefing.groupHint') : t('briefing.ownGroups')
            }
            fullWidth
          />
        </div>
      )}
      {groups.map(ref => (
        <Chip
          key={ref}
          className={classes.chip}
          variant="outlined"
          clickable
          label={t('briefing.groupOf', {
            group: (
              <EntityDisplayName
                key="group"
                entityRef={ref}
                defaultKind="group"
                hideIcon
              />
            ),
          })}
          onClick={without(ref)}
          onDelete={without(ref)}
        />
      ))}
    </div>
  );
}

/** Whom a briefing is about, and what it compares with. @internal */
export function BriefingChoice({ state }: { state: BriefingState }) {
  const { since, today, setSince } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root}>
      <Groups state={state} />
      <RangeBar
        label={t('briefing.since')}
        presets={(['week', 'month', 'quarter'] as const).map(name => {
          const day = addDays(today, -LOOKS_BACK[name]);
          return {
            name: t(`moves.preset.${name}`),
            chosen: since === day,
            choose: () => setSince(day),
          };
        })}
      >
        <DayField
          label={t('briefing.since')}
          value={since}
          max={today}
          onChange={setSince}
        />
      </RangeBar>
    </div>
  );
}
