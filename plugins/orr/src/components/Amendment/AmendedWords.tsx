import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Amendment,
  amendedAnswer,
  AnswerWords as Words,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { AnswerWords } from '../Questionnaire/AnswerWords';

const useStyles = makeStyles(theme => ({
  root: {
    borderLeft: `4px solid ${theme.palette.divider}`,
    paddingLeft: theme.spacing(1.5),
    margin: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
  },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: theme.spacing(2),
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));

function Side(props: { label: string; words: Words }) {
  const { label, words } = props;
  const { note, isNoteKept, evidence } = words;
  const { t } = useOrrTranslation();
  return (
    <section aria-label={label}>
      <Typography variant="subtitle2" component="h5">
        {label}
      </Typography>
      {note || isNoteKept || evidence.length ? (
        <AnswerWords answer={words} />
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t('amendment.nothing')}
        </Typography>
      )}
    </section>
  );
}

/** One small edit: who made it, which parts it changed, and the words before and after. @internal */
export function AmendedWords(props: { amendment: Amendment; before: Words }) {
  const { amendment, before } = props;
  const { note, isNoteKept, evidence } = amendment;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const parts = [
    (note !== undefined || isNoteKept) && t('amendment.part.note'),
    evidence && t('amendment.part.evidence'),
  ].filter(Boolean);
  return (
    <div className={classes.root}>
      <Typography variant="body2">{parts.join(' · ')}</Typography>
      <ByLine
        label={t('amendment.changedBy')}
        by={amendment.amendedBy}
        at={amendment.amendedAt}
      />
      <div className={classes.sides}>
        <Side label={t('amendment.before')} words={before} />
        <Side
          label={t('amendment.after')}
          words={amendedAnswer(before, [amendment])}
        />
      </div>
    </div>
  );
}
