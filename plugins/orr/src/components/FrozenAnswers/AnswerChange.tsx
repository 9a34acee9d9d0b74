import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  AnswerDifference,
  Question,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { Comparison, ComparisonBase } from '../../hooks/useComparison';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useSnapshotName } from '../../hooks/useSnapshotName';
import { ByLine } from '../ByLine';
import { AnswerSummary } from '../Questionnaire/AnswerSummary';

const useStyles = makeStyles(theme => ({
  root: {
    borderLeft: `4px solid ${theme.palette.divider}`,
    paddingLeft: theme.spacing(1.5),
    margin: theme.spacing(1, 0),
  },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: theme.spacing(2),
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));

function Side(props: {
  label: string;
  question: Question;
  answer: AnswerDifference['before'];
}) {
  const { t } = useOrrTranslation();
  return (
    <section aria-label={props.label}>
      <Typography variant="subtitle2" component="h5">
        {props.label}
      </Typography>
      <AnswerSummary question={props.question} answer={props.answer} />
      {props.answer && (
        <ByLine
          label={t('answer.by')}
          by={props.answer.answeredBy}
          at={props.answer.answeredAt}
        />
      )}
    </section>
  );
}

function baseName(
  base: ComparisonBase,
  t: OrrText,
  snapshotName: ReturnType<typeof useSnapshotName>,
): string {
  switch (base.kind) {
    case 'decision':
      return t('scrutiny.change.decision');
    case 'submission':
      return t('scrutiny.change.submission', {
        number: String(base.snapshot!.sequence),
      });
    default:
      return t('scrutiny.change.snapshot', {
        name: snapshotName(base.snapshot!),
      });
  }
}

/** What an answer was before and is now, and which parts of it differ. @internal */
export function AnswerChange(props: {
  question: Question;
  difference: AnswerDifference | undefined;
  comparison: Comparison;
}) {
  const { question, difference, comparison } = props;
  const { base, baseDocument } = comparison;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const snapshotName = useSnapshotName();
  if (!difference || !base) {
    return null;
  }
  const earlier =
    baseDocument &&
    questionsOf(baseDocument).find(({ id }) => id === question.id);
  const name = baseName(base, t, snapshotName);
  const parts = difference.parts.map(part => t(`scrutiny.change.${part}`));
  return (
    <div className={classes.root}>
      <Typography variant="body2">
        {t(`scrutiny.change.${difference.kind}`, { base: name })}:{' '}
        {parts.join(', ')}
      </Typography>
      {difference.kind === 'changed' && (
        <div className={classes.sides}>
          <Side
            label={t('scrutiny.change.before')}
            question={earlier ?? question}
            answer={difference.before}
          />
          <Side
            label={t('scrutiny.change.after')}
            question={question}
            answer={difference.after}
          />
        </div>
      )}
      {difference.kind === 'removed' && (
        <Side
          label={t('scrutiny.change.before')}
          question={earlier ?? question}
          answer={difference.before}
        />
      )}
    </div>
  );
}
