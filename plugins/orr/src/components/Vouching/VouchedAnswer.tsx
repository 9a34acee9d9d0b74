import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { gateOf, Question, QuestionFact } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { SafeLink } from '../Questionnaire/SafeLink';

const useStyles = makeStyles(theme => ({
  root: {
    margin: theme.spacing(2, 0),
    padding: theme.spacing(1, 2),
    borderLeft: `2px solid ${theme.palette.divider}`,
    '& > * + *': { marginTop: theme.spacing(1) },
  },
  line: { overflowWrap: 'anywhere', maxWidth: '80ch' },
  statement: { whiteSpace: 'pre-line' },
  look: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
    },
  },
}));

function Line({ fact }: { fact: QuestionFact }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { title, source, url, rung, coveredEntityRef } = fact;
  const { statement, since, until, endsAt } = fact.vouching!;
  return (
    <div className={classes.line}>
      {coveredEntityRef && (
        <Typography variant="subtitle2" component="p">
          <EntityDisplayName entityRef={coveredEntityRef} hideIcon />
        </Typography>
      )}
      <Typography>
        {t('vouching.by', {
          voucher: source ? (
            <EntityRefLink entityRef={source} underline="always" hideIcon />
          ) : (
            <>{title}</>
          ),
        })}
      </Typography>
      <Typography className={classes.statement}>{statement}</Typography>
      <Typography variant="body2" color="textSecondary">
        {t('vouching.term', {
          since: <DateText date={since} absolute />,
          until: <DateText date={until} absolute />,
        })}{' '}
        {t('fact.founded', { rung: t(`fact.rung.${rung}`) })}{' '}
        {url && (
          <span className={classes.look}>
            <SafeLink url={url}>
              {t('vouching.lookOf', { voucher: title })}
            </SafeLink>
          </span>
        )}
      </Typography>
      {endsAt && (
        <Typography variant="body2">
          {t('vouching.endsSoon', {
            date: <DateText date={endsAt} absolute />,
          })}
        </Typography>
      )}
    </div>
  );
}

/** What something that the entity is built on vouches for beside a question, as it answers that. @internal */
export function VouchedAnswer(props: {
  question: Question;
  /** Those with a vouching. */
  facts: readonly QuestionFact[];
}) {
  const { question, facts } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!facts.length) {
    return null;
  }
  return (
    <section
      className={classes.root}
      aria-label={t('vouching.titleOf', { question: question.title })}
    >
      <Typography variant="subtitle2" component="h5">
        {t('vouching.title')}
      </Typography>
      {facts.map(fact => (
        <Line key={fact.coveredEntityRef ?? ''} fact={fact} />
      ))}
      <Typography variant="body2">
        {t('vouching.answers')}{' '}
        {gateOf(question) === 'blocking' && t('vouching.confirmed')}
      </Typography>
    </section>
  );
}
