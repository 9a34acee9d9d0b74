import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { questionsOf, ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: {
    margin: theme.spacing(1, 0),
    maxWidth: '80ch',
    overflowWrap: 'anywhere',
  },
}));

/** What one review does not ask of the same entities, by the version that left it to new ones. */
interface Spared {
  version: number;
  /** Empty where it is not asked at all. */
  names: string[];
  titles: string[];
}

function sparedIn(detail: ReviewDetail): Spared[] {
  const { checklist, covered, sparedQuestionIds: own = [] } = detail;
  const versions = new Map(
    checklist.spared?.map(one => [one.questionId, one.version]),
  );
  const groups = new Map<string, Spared>();
  for (const { id, title } of questionsOf(checklist.document)) {
    const parts = covered.filter(part => part.sparedQuestionIds?.includes(id));
    const version = versions.get(id);
    if (version !== undefined && (parts.length || own.includes(id))) {
      const names =
        parts.length < covered.length
          ? parts.map(part => part.title ?? part.name)
          : [];
      const key = JSON.stringify([version, names]);
      const { titles } = groups.get(key) ?? { titles: [] };
      groups.set(key, { version, names, titles: [...titles, title] });
    }
  }
  return [...groups.values()];
}

/** Says which questions a review leaves out, since they are asked of new entities only; nothing where it asks all. @internal */
export function SparedQuestions({ detail }: { detail: ReviewDetail }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {sparedIn(detail).map(({ version, names, titles }) => {
        const told = { version: String(version), questions: titles.join(', ') };
        return (
          <Typography
            key={told.questions}
            variant="body2"
            color="textSecondary"
            className={classes.root}
          >
            {names.length
              ? t('questionnaire.spared.of', {
                  ...told,
                  names: names.join(', '),
                })
              : t('questionnaire.spared.here', told)}
          </Typography>
        );
      })}
    </>
  );
}
