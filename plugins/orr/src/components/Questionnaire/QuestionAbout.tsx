import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Question, gateOf } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { FoldedText } from './FoldedText';
import { SafeLink } from './SafeLink';

const useStyles = makeStyles(theme => ({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0),
  },
  details: {
    maxWidth: '80ch',
    marginTop: theme.spacing(0.5),
    '& summary': {
      cursor: 'pointer',
      minHeight: 32,
      ...theme.typography.body2,
    },
    [theme.breakpoints.down('xs')]: { '& summary': { minHeight: 44 } },
  },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
}));

/** What a question is about: its weight in words, how to go about it, why it is asked, what good looks like. @internal */
export function QuestionAbout(props: { question: Question }) {
  const { question } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <>
      <div className={classes.chips}>
        <Chip
          size="small"
          variant="outlined"
          label={t(`answer.risk.${question.risk}`)}
        />
        <Chip
          size="small"
          variant="outlined"
          label={t(`answer.gate.${gateOf(question)}`)}
        />
        <Chip
          size="small"
          variant="outlined"
          label={t(`answer.effort.${question.effort}`)}
        />
      </div>
      <FoldedText text={question.guidance} />
      <details className={classes.details}>
        <summary>{t('answer.why')}</summary>
        <Typography variant="body2" className={classes.text}>
          {question.why.text}
        </Typography>
        {question.why.links?.map(link => (
          <Typography variant="body2" key={link.url}>
            <SafeLink url={link.url}>{link.title}</SafeLink>
          </Typography>
        ))}
      </details>
      <details className={classes.details}>
        <summary>{t('answer.good')}</summary>
        <Typography variant="body2" className={classes.text}>
          {question.good}
        </Typography>
      </details>
    </>
  );
}
