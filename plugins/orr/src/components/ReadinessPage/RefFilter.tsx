import { useId } from 'react';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { makeStyles } from '@material-ui/core/styles';
import { ReadinessFacets } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { PageTextField } from '../PageTextField';
import { NumberText } from '../NumberText';
import { useFilterNames } from './useFilterNames';

const useStyles = makeStyles(theme => ({
  root: { minWidth: 200, maxWidth: '100%' },
  option: { display: 'flex', width: '100%' },
  count: {
    marginLeft: 'auto',
    paddingLeft: theme.spacing(2),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** Of what is chosen but found nowhere no count is known. */
function Count({ value }: { value?: number }) {
  return value === undefined ? null : <NumberText value={value} />;
}

/** Chooses owners, systems or domains by typing; each stands for what is below it too. @internal */
export function RefFilter(props: {
  filter: 'owner' | 'system' | 'domain';
  facets?: ReadinessFacets;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  const { filter, facets, chosen, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { valueName } = useFilterNames(facets);
  const id = useId();
  const counts = new Map(
    facets?.[filter].map(({ value, count }) => [value, count]),
  );
  return (
    <Autocomplete
      id={id}
      className={classes.root}
      multiple
      size="small"
      options={[...new Set([...chosen, ...counts.keys()])]}
      value={chosen}
      getOptionLabel={ref => valueName(filter, ref)}
      filterSelectedOptions
      // The chips below the filters say what is chosen.
      renderTags={() => null}
      onChange={(_, value) => onChange(value)}
      renderOption={ref => (
        <span className={classes.option}>
          {valueName(filter, ref)}
          <span className={classes.count}>
            <Count value={counts.get(ref)} />
          </span>
        </span>
      )}
      renderInput={params => (
        <PageTextField
          {...params}
          label={t(`page.filter.${filter}`)}
          placeholder={t(`page.any.${filter}`)}
        />
      )}
    />
  );
}
