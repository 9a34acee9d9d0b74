import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { FilterMatches } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(3),
    columnWidth: 240,
    overflowWrap: 'anywhere',
    fontSize: theme.typography.body2.fontSize,
  },
  button: { minHeight: 44 },
}));

/** The entities that were found, and the way to more. @internal */
export function MatchedList(props: {
  items: FilterMatches['items'];
  older: { hasMore: boolean; status: 'idle' | 'loading' | 'error' };
  onMore: () => void;
}) {
  const { items, older, onMore } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div>
      <ul className={classes.list} aria-label={t('matches.list')}>
        {items.map(({ entityRef, title }) => (
          <li key={entityRef}>
            <EntityRefLink entityRef={entityRef} title={title} />
          </li>
        ))}
      </ul>
      {older.status === 'error' && (
        <Typography role="alert" variant="body2">
          {t('matches.moreFailed')}
        </Typography>
      )}
      {older.hasMore && (
        <Button
          className={classes.button}
          color="primary"
          disabled={older.status === 'loading'}
          onClick={onMore}
        >
          {t('matches.more')}
        </Button>
      )}
    </div>
  );
}
