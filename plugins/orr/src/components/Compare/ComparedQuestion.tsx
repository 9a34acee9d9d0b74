import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { QuestionComparison } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { SideText } from './SideText';
import { WordDiff } from './WordDiff';

const useStyles = makeStyles(theme => ({
  root: {
    borderTop: `1px solid ${theme.palette.divider}`,
    padding: theme.spacing(1.5, 0),
    overflowWrap: 'anywhere',
  },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: theme.spacing(1, 3),
    marginTop: theme.spacing(1),
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  guidance: { color: theme.palette.text.secondary },
}));

const SIDES = ['before', 'after'] as const;

/** The title and guidance of one side, with the words marked that are new or gone. */
function Wording(props: {
  question: QuestionComparison;
  side: (typeof SIDES)[number];
}) {
  const { question, side } = props;
  const { before, after } = question;
  const classes = useStyles();
  if (!before || !after || !question.parts.includes('wording')) {
    return null;
  }
  return (
    <>
      {before.title !== after.title && (
        <Typography component="div">
          <WordDiff before={before.title} after={after.title} side={side} />
        </Typography>
      )}
      {before.guidance !== after.guidance && (
        <Typography
          variant="body2"
          component="div"
          className={classes.guidance}
        >
          <WordDiff
            before={before.guidance}
            after={after.guidance}
            side={side}
          />
        </Typography>
      )}
    </>
  );
}

/** One question in two snapshots, in what it differs first. @internal */
export function ComparedQuestion({
  question,
}: {
  question: QuestionComparison;
}) {
  const { questionId, asked, parts, before, after } = question;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const headingId = `orr-compared-${questionId}`;
  const differs = parts.length
    ? t('compare.answers.differs', {
        parts: parts.map(part => t(`compare.part.${part}`)).join(', '),
      })
    : t('compare.answers.sameQuestion');
  return (
    <article className={classes.root} aria-labelledby={headingId}>
      <Typography variant="subtitle1" component="h4" id={headingId}>
        {(after ?? before)?.title}
      </Typography>
      <Typography variant="body2">
        {asked === 'both' ? `${parts.length ? '≠' : '='} ${differs}` : null}
        {asked !== 'both' &&
          `${after ? '+' : '−'} ${t(`compare.answers.asked.${asked}`)}`}
      </Typography>
      <div className={classes.sides}>
        {SIDES.map(side => (
          <section key={side} aria-label={t(`compare.${side}`)}>
            <Typography variant="subtitle2" component="h5">
              {t(`compare.${side}`)}
            </Typography>
            <Wording question={question} side={side} />
            <SideText
              side={side}
              before={before}
              after={after}
              weightDiffers={parts.includes('weight')}
            />
          </section>
        ))}
      </div>
    </article>
  );
}
