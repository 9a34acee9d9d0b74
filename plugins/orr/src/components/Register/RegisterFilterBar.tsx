import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { isFullEntityRef } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import {
  RegisterKind,
  RISK_LEVELS,
  STATES_OF,
} from '../../hooks/registerFilters';
import { useLoaded } from '../../hooks/useLoaded';
import { Register } from '../../hooks/useRegister';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { PageTextField } from '../PageTextField';
import { FacetMenu } from '../ReadinessPage/FacetMenu';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1, 1.5),
  },
  owner: {
    minWidth: 240,
    [theme.breakpoints.down('xs')]: { width: '100%' },
    // The theme's quiet colour is too pale for the background of a page.
    '& p': { color: theme.palette.text.primary },
  },
  field: { minWidth: 170 },
  chip: {
    margin: 0,
    maxWidth: '100%',
    height: 36,
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
}));

interface BarProps {
  kind: RegisterKind;
  register: Register;
}

function Menus({ kind, register }: BarProps) {
  const { filters, setFilters } = register;
  const { t } = useOrrTranslation();
  const api = useApi(orrApiRef);
  const checklists = useLoaded(
    signal => api.listChecklists({}, { signal }),
    [api],
  );
  const known = checklists.status === 'ready' ? checklists.value.items : [];
  return (
    <>
      <FacetMenu
        label={t('register.filter.state')}
        options={STATES_OF[kind].map(state => ({
          value: state,
          label: t(`finding.state.${state}`),
        }))}
        chosen={filters.state}
        onChange={chosen =>
          setFilters({
            state: STATES_OF[kind].filter(state => chosen.includes(state)),
          })
        }
      />
      <FacetMenu
        label={t('register.filter.level')}
        options={RISK_LEVELS.map(level => ({
          value: level,
          label: t(`level.${level}`),
        }))}
        chosen={filters.level}
        onChange={chosen =>
          setFilters({
            level: RISK_LEVELS.filter(level => chosen.includes(level)),
          })
        }
      />
      {known.length > 0 && (
        <FacetMenu
          label={t('register.filter.checklist')}
          options={known.map(({ id: checklistId, title }) => ({
            value: checklistId,
            label: title,
          }))}
          chosen={filters.checklist}
          onChange={checklist => setFilters({ checklist })}
        />
      )}
    </>
  );
}

function TypeField({ register }: Pick<BarProps, 'register'>) {
  const { filters, setFilters } = register;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  return (
    <PageTextField
      id={id}
      className={classes.field}
      select
      SelectProps={{ native: true }}
      size="small"
      label={t('register.filter.type')}
      value={filters.type}
      onChange={event =>
        setFilters({
          type: event.target.value as 'acceptance' | 'mitigation',
        })
      }
    >
      {(['acceptance', 'mitigation'] as const).map(type => (
        <option key={type} value={type}>
          {t(`register.filter.types.${type}`)}
        </option>
      ))}
    </PageTextField>
  );
}

/** Chooses owners one by one; the chips say which were chosen. */
function Owners({ register }: Pick<BarProps, 'register'>) {
  const { filters, setFilters } = register;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const without = (ref: string) => () =>
    setFilters({ owner: filters.owner.filter(other => other !== ref) });
  return (
    <>
      <div className={classes.owner}>
        <EntityPicker
          id={id}
          label={t('register.filter.owner')}
          value={typed}
          onChange={value => {
            const chosen = isFullEntityRef(value);
            setTyped(chosen ? '' : value);
            if (chosen && !filters.owner.includes(value)) {
              setFilters({ owner: [...filters.owner, value] });
            }
          }}
          helperText={t('register.filter.ownerHint')}
          fullWidth
          isOnPage
        />
      </div>
      {filters.owner.map(ref => (
        <Chip
          key={ref}
          className={classes.chip}
          variant="outlined"
          clickable
          label={t('register.filter.ownerOf', {
            owner: (
              <EntityDisplayName
                key="owner"
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
    </>
  );
}

/** Everything that narrows a list of dispositions. @internal */
export function RegisterFilterBar(props: BarProps) {
  const { kind, register } = props;
  const { filters, setFilters, narrowed, clear } = register;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  return (
    <div className={classes.root} role="search">
      {kind === 'risks' && <TypeField register={register} />}
      <Menus {...props} />
      <PageTextField
        id={id}
        className={classes.field}
        type="date"
        size="small"
        label={t(`register.filter.due.${kind}`)}
        InputLabelProps={{ shrink: true }}
        value={filters.until ?? ''}
        onChange={event =>
          setFilters({ until: event.target.value || undefined })
        }
      />
      <Owners register={register} />
      {filters.owner.length === 0 && (
        <Chip
          className={classes.chip}
          variant={filters.everybody ? 'outlined' : 'default'}
          clickable
          aria-pressed={!filters.everybody}
          label={t('register.filter.mine')}
          onClick={() => setFilters({ everybody: !filters.everybody })}
        />
      )}
      {narrowed && (
        <Button style={{ minHeight: 44 }} onClick={clear}>
          {t('register.filter.clear')}
        </Button>
      )}
    </div>
  );
}
