import AccessTimeIcon from '@material-ui/icons/AccessTime';
import BlockIcon from '@material-ui/icons/Block';
import CheckIcon from '@material-ui/icons/Check';
import { makeStyles } from '@material-ui/core/styles';
import { VouchingItem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontWeight: 'bold',
  },
}));

/** How far a vouching has come, with a sign and in words. @internal */
export function VouchingState({ item }: { item: VouchingItem }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { isInForce, vouching } = item;
  const { withdrawal } = vouching;
  if (isInForce && withdrawal) {
    return (
      <span className={classes.root}>
        <AccessTimeIcon fontSize="small" aria-hidden />
        <span>
          {t('vouching.state.ends', {
            date: <DateText date={withdrawal.endsAt} absolute />,
          })}
        </span>
      </span>
    );
  }
  if (isInForce) {
    return (
      <span className={classes.root}>
        <CheckIcon fontSize="small" aria-hidden />
        {t('vouching.state.inForce')}
      </span>
    );
  }
  return (
    <span className={classes.root}>
      <BlockIcon fontSize="small" aria-hidden />
      {withdrawal
        ? t(
            withdrawal.unsafe
              ? 'vouching.state.unsafe'
              : 'vouching.state.withdrawn',
          )
        : t('vouching.state.ranOut')}
    </span>
  );
}
