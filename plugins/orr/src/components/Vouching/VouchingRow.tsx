import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { VouchingItem } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { DateText } from '../DateText';
import { ErrorPanel } from '../Feedback';
import { SafeLink } from '../Questionnaire/SafeLink';
import { VouchingState } from './VouchingState';

const useStyles = makeStyles(theme => ({
  item: {
    padding: theme.spacing(2, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:last-child': { borderBottom: 0 },
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
  },
  text: { maxWidth: '80ch', whiteSpace: 'pre-line' },
  list: { margin: theme.spacing(0.5, 0), paddingLeft: theme.spacing(3) },
  look: {
    [theme.breakpoints.down('xs')]: {
      '& a': { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
    },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  button: { minHeight: 44 },
}));

function Buttons(props: {
  item: VouchingItem;
  onChange: () => void;
  onWithdraw: () => void;
  onDone: () => void;
}) {
  const { item, onDone } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const api = useApi(orrApiRef);
  const { id, revision, state, statement: what } = item.vouching;
  const restore = useNamedWrite<{ revision: number }, VouchingItem>(
    body => api.restoreVouching({ params: { vouchingId: id }, body }),
    onDone,
  );
  return (
    <>
      <div className={classes.buttons}>
        {item.may.manage && state === 'active' && (
          <Button
            className={classes.button}
            variant="outlined"
            aria-label={t('vouching.item.changeOf', { what })}
            onClick={props.onChange}
          >
            {t('vouching.item.change')}
          </Button>
        )}
        {item.may.manage && (
          <Button
            className={classes.button}
            variant="outlined"
            aria-label={t('vouching.item.withdrawOf', { what })}
            onClick={props.onWithdraw}
          >
            {t('vouching.item.withdraw')}
          </Button>
        )}
        {item.may.restore && (
          <Button
            className={classes.button}
            variant="outlined"
            disabled={restore.running}
            aria-label={t('vouching.item.restoreOf', { what })}
            onClick={() => restore.run({ revision })}
          >
            {t('vouching.item.restore')}
          </Button>
        )}
      </div>
      {restore.error !== undefined && (
        <ErrorPanel
          error={restore.error}
          title={t('vouching.item.restoreFailed')}
          onRetry={onDone}
        />
      )}
    </>
  );
}

/** One vouching: who vouches, for what, until when, and what the viewer may do about it. @internal */
export function VouchingRow(props: {
  item: VouchingItem;
  onChange: () => void;
  onWithdraw: () => void;
  onDone: () => void;
}) {
  const { item } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { vouching, checklistTitle, questions } = item;
  const { withdrawal } = vouching;
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.look}>
          <EntityRefLink entityRef={vouching.voucherRef} underline="always" />
        </span>
        <VouchingState item={item} />
        <span>
          {t('vouching.item.until', {
            date: <DateText date={vouching.validUntil} absolute />,
          })}
        </span>
        <span className={classes.look}>
          <SafeLink url={vouching.url}>{t('vouching.item.evidence')}</SafeLink>
        </span>
      </div>
      <Typography className={classes.text}>{vouching.statement}</Typography>
      <Typography variant="body2">
        {t('vouching.item.questions', { checklist: checklistTitle })}
      </Typography>
      <ul className={classes.list}>
        {questions.map(({ id, title }) => (
          <Typography key={id} component="li" variant="body2">
            {title}
          </Typography>
        ))}
      </ul>
      <ByLine
        label={t('vouching.item.givenBy')}
        by={vouching.changedBy}
        at={vouching.changedAt}
      />
      {withdrawal && (
        <>
          <Typography variant="body2" className={classes.text}>
            {t('vouching.item.reason', { reason: withdrawal.reason })}
          </Typography>
          <ByLine
            label={t('vouching.item.withdrawnBy')}
            by={withdrawal.by}
            at={withdrawal.at}
          />
        </>
      )}
      <Buttons {...props} />
    </li>
  );
}
