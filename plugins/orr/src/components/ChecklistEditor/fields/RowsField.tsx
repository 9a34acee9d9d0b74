import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AuthorTextField } from './AuthorTextField';

const useStyles = makeStyles(theme => ({
  root: { border: 0, margin: 0, padding: 0, minWidth: 0, maxWidth: '80ch' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 140px), 1fr))',
    alignItems: 'start',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  button: { minHeight: 44 },
}));

/** Rows of a few texts each, such as links. @internal */
export function RowsField<TKey extends string>(props: {
  legend: string;
  columns: readonly { key: TKey; label: string }[];
  value: readonly Record<TKey, string>[] | undefined;
  onChange: (value: Record<TKey, string>[] | undefined) => void;
  add: string;
  max: number;
}) {
  const { legend, columns, value = [], onChange, add, max } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const change = (index: number, key: TKey, text: string) =>
    onChange(
      value.map((row, place) =>
        place === index ? { ...row, [key]: text } : row,
      ),
    );
  const remove = (index: number) => {
    const left = value.filter((_, place) => place !== index);
    onChange(left.length ? left : undefined);
  };
  const empty = () =>
    Object.fromEntries(columns.map(({ key }) => [key, ''])) as Record<
      TKey,
      string
    >;
  return (
    <fieldset className={classes.root}>
      <Typography component="legend" variant="body2">
        {legend}
      </Typography>
      {value.map((row, index) => (
        // eslint-disable-next-line react/no-array-index-key -- they have nothing else to be told apart by
        <div key={index} className={classes.row}>
          {columns.map(({ key, label }) => (
            <AuthorTextField
              key={key}
              label={t('editor.field.ofRow', {
                label,
                number: String(index + 1),
              })}
              value={row[key] ?? ''}
              onChange={text => change(index, key, text)}
              maxLength={key === 'url' ? 2_000 : 200}
            />
          ))}
          <Button
            className={classes.button}
            aria-label={t('editor.field.removeRow', {
              legend,
              number: String(index + 1),
            })}
            onClick={() => remove(index)}
          >
            {t('editor.remove')}
          </Button>
        </div>
      ))}
      {value.length < max && (
        <Button
          className={classes.button}
          color="primary"
          onClick={() => onChange([...value, empty()])}
        >
          {add}
        </Button>
      )}
    </fieldset>
  );
}
