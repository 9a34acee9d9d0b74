import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ListedBinding } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { BindingStateText } from './BindingStateText';
import { useSourceStyles } from './useSourceStyles';

function Times({
  coveredFrom,
  syncedAt,
}: Pick<ListedBinding, 'coveredFrom' | 'syncedAt'>) {
  const { t } = useOrrTranslation();
  if (!coveredFrom && !syncedAt) {
    return null;
  }
  return (
    <Typography variant="body2">
      {syncedAt && (
        <>
          {t('sourceAdmin.asked.synced')} <DateText date={syncedAt} />.{' '}
        </>
      )}
      {coveredFrom && (
        <>
          {t('sourceAdmin.asked.covered')}{' '}
          <DateText date={coveredFrom} absolute />.
        </>
      )}
    </Typography>
  );
}

function Problem({ problem }: Pick<ListedBinding, 'problem'>) {
  const { t } = useOrrTranslation();
  if (!problem) {
    return null;
  }
  return (
    <Typography variant="body2">
      {problem.message} {problem.operatorHint} {t('sourceAdmin.asked.since')}{' '}
      <DateText date={problem.since} />.{' '}
      {problem.retryAt && (
        <>
          {t('sourceAdmin.asked.retry')} <DateText date={problem.retryAt} />.
        </>
      )}
    </Typography>
  );
}

/** Something that a source is asked about. @internal */
export function BindingLine(props: {
  binding: ListedBinding;
  /** Whether it is asked soon. */
  isQueued: boolean;
  onCheck: () => void;
}) {
  const { binding } = props;
  const { entities, instance, shown, title } = binding;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const kind = t(`sourceAdmin.kind.${binding.kind}`);
  const names = shown.map(entity => entity.title).join(', ');
  const count = entities - shown.length;
  return (
    <li className={classes.item}>
      <div className={classes.row}>
        <div className={classes.text}>
          <Typography>{title}</Typography>
          <Typography variant="body2" color="textSecondary">
            {t('sourceAdmin.asked.of', { instance, kind })}
          </Typography>
          <Typography variant="body2">
            <BindingStateText state={binding.state} />
          </Typography>
        </div>
        <Button
          variant="outlined"
          className={classes.button}
          aria-label={t('sourceAdmin.asked.checkLabel', {
            title,
            kind,
            instance,
          })}
          onClick={props.onCheck}
        >
          {t('sourceAdmin.asked.check')}
        </Button>
      </div>
      <Problem problem={binding.problem} />
      <Times coveredFrom={binding.coveredFrom} syncedAt={binding.syncedAt} />
      {props.isQueued && (
        <Typography variant="body2">{t('sourceAdmin.asked.waits')}</Typography>
      )}
      <Typography variant="body2">
        {count
          ? t('sourceAdmin.asked.entitiesMore', { names, count })
          : t('sourceAdmin.asked.entities', { names })}
      </Typography>
    </li>
  );
}
