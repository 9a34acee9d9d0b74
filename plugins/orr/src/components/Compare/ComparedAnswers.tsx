import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import { SnapshotComparison } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ComparedQuestion } from './ComparedQuestion';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
  },
  toggle: { minHeight: 44 },
  section: { marginTop: theme.spacing(2) },
}));

/** Section by section what differs; what is the same only where that is asked for. @internal */
export function ComparedAnswers(props: {
  comparison: SnapshotComparison;
  showsSame: boolean;
  onShowSame: (shown: boolean) => void;
}) {
  const { comparison, showsSame, onShowSame } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const all = comparison.sections.flatMap(({ questions }) => questions);
  const count = all.filter(({ parts }) => parts.length).length;
  const sections = comparison.sections
    .map(section => ({
      ...section,
      questions: section.questions.filter(
        ({ parts }) => showsSame || parts.length > 0,
      ),
    }))
    .filter(({ questions }) => questions.length);
  return (
    <InfoCard
      title={t('compare.answers.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <div className={classes.head}>
        <Typography role="status">
          {count
            ? t('compare.answers.count', { count, total: String(all.length) })
            : t('compare.answers.same')}
        </Typography>
        <FormControlLabel
          className={classes.toggle}
          label={t('compare.answers.showSame')}
          control={
            <Switch
              color="primary"
              checked={showsSame}
              onChange={event => onShowSame(event.target.checked)}
            />
          }
        />
      </div>
      {sections.map(({ id, title, questions }) => (
        <section key={id} className={classes.section} aria-label={title}>
          <Typography variant="h6" component="h3">
            {title}
          </Typography>
          {questions.map(question => (
            <ComparedQuestion key={question.questionId} question={question} />
          ))}
        </section>
      ))}
    </InfoCard>
  );
}
