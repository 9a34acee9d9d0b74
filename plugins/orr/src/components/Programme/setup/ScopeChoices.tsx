import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  CountedValue,
  ProgrammeSetup,
  TierKeys,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { FacetMenu } from '../../ReadinessPage/FacetMenu';
import { ScopeForm } from '../scopeForm';

const FIELDS = ['kinds', 'types', 'lifecycles', 'tiers'] as const;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  join: { minWidth: 200 },
}));

/** The tiers that entities carry where tiers are read from. */
function tiersFound(setup: ProgrammeSetup, keys: TierKeys): CountedValue[] {
  return (
    setup.tierCandidates.find(({ source }) =>
      'label' in source
        ? source.label === keys.label
        : keys.label === undefined && source.annotation === keys.annotation,
    )?.values ?? []
  );
}

/** Chooses what is in scope by kind, type, lifecycle and tier. @internal */
export function ScopeChoices(props: {
  form: ScopeForm;
  setup: ProgrammeSetup;
  tierKeys: TierKeys;
  onChange: (form: ScopeForm) => void;
}) {
  const { form, setup, tierKeys, onChange } = props;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const known = { ...setup, tiers: tiersFound(setup, tierKeys) };
  return (
    <div className={classes.root}>
      {FIELDS.map(name => {
        const gone = form[name].filter(
          value => !known[name].some(option => option.value === value),
        );
        return (
          <FacetMenu
            key={name}
            label={t(`setup.scope.${name}`)}
            options={[
              ...known[name],
              ...gone.map(value => ({ value, count: 0 })),
            ].map(option => ({ ...option, label: option.value }))}
            chosen={form[name]}
            onChange={values => onChange({ ...form, [name]: values })}
          />
        );
      })}
      {form.lifecycles.length > 0 && form.tiers.length > 0 && (
        <TextField
          id={`${id}-join`}
          className={classes.join}
          select
          SelectProps={{ native: true }}
          variant="outlined"
          size="small"
          label={t('setup.scope.join')}
          value={form.join}
          onChange={event =>
            onChange({ ...form, join: event.target.value as ScopeForm['join'] })
          }
        >
          <option value="all">{t('setup.scope.joinAll')}</option>
          <option value="any">{t('setup.scope.joinAny')}</option>
        </TextField>
      )}
    </div>
  );
}
