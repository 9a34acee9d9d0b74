import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { PAGE_SIZES } from '../../hooks/readinessFilters';
import { ReadinessFilterState } from '../../hooks/useReadinessFilters';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { PageTextField } from '../PageTextField';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1, 0),
  },
  swept: { marginRight: 'auto' },
  button: { minHeight: 44 },
  size: { minWidth: 120 },
}));

interface PagingProps {
  page: {
    items: unknown[];
    totalItems: number;
    nextCursor?: string;
    sweptAt?: string;
  };
  state: Pick<
    ReadinessFilterState,
    'place' | 'setLimit' | 'next' | 'previous' | 'restart'
  >;
  /** How many there are in all, in words. */
  total: string;
}

function useRangeText({ page, state: { place }, total }: PagingProps): string {
  const { t } = useOrrTranslation();
  if (!place.earlier || !page.items.length) {
    return total;
  }
  const before = place.earlier.length * place.limit;
  return t('page.range', {
    from: before + 1,
    to: before + page.items.length,
    total: page.totalItems,
  });
}

/** Where one is in the list, and the way on. @internal */
export function Paging(props: PagingProps) {
  const { page, state } = props;
  const { place } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const sizeId = useId();
  const range = useRangeText(props);
  return (
    <div className={classes.root}>
      {page.sweptAt && (
        <Typography variant="body2" className={classes.swept}>
          {t('page.sweptAt', { date: relative(page.sweptAt).words })}
        </Typography>
      )}
      <PageTextField
        id={sizeId}
        className={classes.size}
        select
        SelectProps={{ native: true }}
        size="small"
        label={t('page.pageSize')}
        value={place.limit}
        onChange={event => state.setLimit(Number(event.target.value))}
      >
        {PAGE_SIZES.map(size => (
          <option key={size} value={size}>
            {size}
          </option>
        ))}
      </PageTextField>
      <Typography variant="body2">{range}</Typography>
      <Button
        className={classes.button}
        disabled={place.cursor === undefined}
        onClick={place.earlier ? state.previous : state.restart}
      >
        {place.earlier ? t('page.previous') : t('page.first')}
      </Button>
      <Button
        className={classes.button}
        disabled={!page.nextCursor}
        onClick={() => page.nextCursor && state.next(page.nextCursor)}
      >
        {t('page.next')}
      </Button>
    </div>
  );
}
