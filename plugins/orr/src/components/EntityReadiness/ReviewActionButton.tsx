import { makeStyles } from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ReviewAction } from './reviewAction';

const useStyles = makeStyles(theme => ({
  button: {
    minHeight: 44,
    whiteSpace: 'nowrap',
    [theme.breakpoints.down('xs')]: { width: '100%' },
  },
}));

type LinkedAction = Exclude<ReviewAction, { type: 'start' }>;

/** Leads to a review that is there already, named by what one does with it. @internal */
export function ReviewActionButton(props: {
  action: LinkedAction;
  primary?: boolean;
}) {
  const { action, primary } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const review = `reviews/${action.reviewId}`;
  return (
    <LinkButton
      // Material UI makes a button of it, yet it leads somewhere.
      role="link"
      className={classes.button}
      to={action.type === 'decide' ? `${review}/decision` : review}
      variant={primary ? 'contained' : 'outlined'}
      color="primary"
    >
      {action.type === 'continue'
        ? t('tab.action.continue', { count: action.left })
        : t(`tab.action.${action.type}`)}
    </LinkButton>
  );
}
