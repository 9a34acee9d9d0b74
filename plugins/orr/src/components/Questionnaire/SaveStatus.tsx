import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../../translation';
import { SaveSummary } from './autosave/saveSummary';
import { clockTime } from './clockTime';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 24,
  },
}));

function textOf(
  summary: SaveSummary,
  t: TranslationFunction<(typeof orrTranslationRef)['T']>,
): string {
  switch (summary.state) {
    case 'saved':
      return t('questionnaire.save.saved', {
        time: clockTime(summary.lastSavedAt!),
      });
    case 'saving':
      return t('questionnaire.save.saving');
    case 'retrying':
      return t('questionnaire.save.retrying', { count: summary.kept });
    case 'attention':
      return t('questionnaire.save.attention', { count: summary.kept });
    default:
      return '';
  }
}

/** The quiet line about saving, and what of it waits for the person. @internal */
export function SaveStatus(props: {
  summary: SaveSummary;
  titleOf: (questionId: string) => string;
  onReload: () => void;
}) {
  const { summary, titleOf } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  const waiting = (['conflicts', 'refused', 'incomplete'] as const)
    .filter(name => summary[name].length)
    .map(name =>
      t(`questionnaire.save.${name}`, {
        titles: summary[name].map(titleOf).join(', '),
      }),
    );
  return (
    <div className={classes.root}>
      <Typography
        variant="body2"
        color="textSecondary"
        component="div"
        role="status"
        aria-live="polite"
      >
        {[textOf(summary, t), ...waiting].filter(Boolean).join(' · ')}
      </Typography>
      {summary.refused.length > 0 && (
        <Button size="small" onClick={props.onReload}>
          {t('questionnaire.reload')}
        </Button>
      )}
    </div>
  );
}
