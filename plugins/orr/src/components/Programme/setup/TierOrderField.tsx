import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

const useStyles = makeStyles({
  field: { maxWidth: 420 },
  take: { minHeight: 44, textTransform: 'none' },
});

/** The tiers from the most to the least critical, a line for each. @internal */
export function TierOrderField(props: {
  id: string;
  order: string;
  /** Those that are named twice. */
  repeated: string[];
  /** The values of what is chosen above, where they are known. */
  found: string[];
  onChange: (order: string) => void;
}) {
  const { id, order, repeated, found, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const values = found.join('\n');
  return (
    <div>
      <TextField
        id={`${id}-order`}
        className={classes.field}
        variant="outlined"
        size="small"
        multiline
        minRows={3}
        fullWidth
        label={t('setup.tiers.order')}
        helperText={
          repeated.length
            ? t('setup.tiers.repeated', { tiers: repeated.join(', ') })
            : t('setup.tiers.orderHint')
        }
        error={repeated.length > 0}
        value={order}
        onChange={event => onChange(event.target.value)}
      />
      {values !== '' && values !== order.trim() && (
        <div>
          <Button className={classes.take} onClick={() => onChange(values)}>
            {t('setup.tiers.takeOrder')}
          </Button>
        </div>
      )}
    </div>
  );
}
