import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Answer } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { SafeLink } from './SafeLink';

const useStyles = makeStyles(theme => ({
  text: { whiteSpace: 'pre-line' },
  list: { margin: theme.spacing(0.5, 0), paddingLeft: theme.spacing(3) },
}));

/** What stands beside the statement of an answer: its note and its evidence. @internal */
export function AnswerWords(props: {
  answer: Pick<Answer, 'note' | 'isNoteKept' | 'evidence'>;
}) {
  const { note, isNoteKept, evidence } = props.answer;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {note && (
        <Typography variant="body2" className={classes.text}>
          {t('answer.summary.note')}: {note}
        </Typography>
      )}
      {isNoteKept && (
        <Typography variant="body2" color="textSecondary">
          {t('answer.summary.noteKept')}
        </Typography>
      )}
      {evidence.length > 0 && (
        <ul className={classes.list} aria-label={t('answer.evidence.title')}>
          {evidence.map(({ url, title, date }) => (
            <Typography component="li" variant="body2" key={`${url} ${date}`}>
              <SafeLink url={url}>{title}</SafeLink>,{' '}
              {t('answer.evidence.seenOn')} <DateText date={date} absolute />
            </Typography>
          ))}
        </ul>
      )}
    </>
  );
}
