import CheckIcon from '@material-ui/icons/Check';
import CloseIcon from '@material-ui/icons/Close';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { QuestionFact } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { SafeLink } from '../Questionnaire/SafeLink';
import { useFactText } from './useFactText';

const useStyles = makeStyles(theme => ({
  root: { overflowWrap: 'anywhere', maxWidth: '80ch' },
  says: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
  },
  verdict: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontWeight: 'bold',
  },
  look: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
    },
  },
}));

function Verdict({ met }: Pick<QuestionFact, 'met'>) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (met === undefined) {
    return (
      <span className={classes.verdict}>
        <HelpOutlineIcon fontSize="small" aria-hidden />
        {t('fact.cannotTell')}
      </span>
    );
  }
  return (
    <span className={classes.verdict}>
      {met ? (
        <CheckIcon fontSize="small" aria-hidden />
      ) : (
        <CloseIcon fontSize="small" aria-hidden />
      )}
      {t(met ? 'fact.met' : 'fact.unmet')}
    </span>
  );
}

function Source({ fact }: { fact: QuestionFact }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { source, observedAt, url, failingSince, rung, controlledBy } = fact;
  if (!source) {
    return null;
  }
  return (
    <Typography variant="body2" color="textSecondary">
      {observedAt ? (
        <>
          {t('fact.source', { source })} <DateText date={observedAt} />.{' '}
        </>
      ) : (
        `${t('fact.sourceNone', { source })}. `
      )}
      {failingSince && (
        <>
          {t('fact.failingSince')} <DateText date={failingSince} />.{' '}
        </>
      )}
      {t('fact.founded', { rung: t(`fact.rung.${rung}`) })}{' '}
      {controlledBy && t(`fact.control.${controlledBy}`)}{' '}
      {url && (
        <span className={classes.look}>
          <SafeLink url={url}>
            {t('fact.lookOf', { fact: fact.title })}
          </SafeLink>
        </span>
      )}
    </Typography>
  );
}

/** What one fact says, whether that is what is asked for, and from where it is known. @internal */
export function FactLine({ fact }: { fact: QuestionFact }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { valueOf, conditionOf } = useFactText();
  const { title, coveredEntityRef, reason, note, maxAgeDays } = fact;
  return (
    <div className={classes.root}>
      {coveredEntityRef && (
        <Typography variant="subtitle2" component="p">
          <EntityDisplayName entityRef={coveredEntityRef} hideIcon />
        </Typography>
      )}
      <Typography component="div" className={classes.says}>
        <span>{t('fact.says', { fact: title, value: valueOf(fact) })}</span>
        <Verdict met={fact.met} />
      </Typography>
      <Typography variant="body2">
        {reason && `${t(`fact.reason.${reason}`, { count: maxAgeDays })} `}
        {conditionOf(fact)}
        {note && ` ${note.replace(/\.$/, '')}.`}
      </Typography>
      <Source fact={fact} />
    </div>
  );
}
