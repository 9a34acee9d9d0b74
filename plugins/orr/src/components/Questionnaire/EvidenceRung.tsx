import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { Question, Rung } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: {
    font: 'inherit',
    verticalAlign: 'baseline',
    textDecoration: 'underline dotted',
    textUnderlineOffset: 3,
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    [theme.breakpoints.down('xs')]: { minHeight: 44 },
  },
}));

/** How well an answer is founded; hover, focus or touch says how that comes about. @internal */
export function EvidenceRung(props: { question: Question; rung: Rung }) {
  const { question, rung } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const days = question.evidence?.maxAgeDays;
  const age = days
    ? t('answer.rung.how.maxAge', { count: days })
    : t('answer.rung.how.anyAge');
  return (
    <>
      {t('answer.rung.label')}{' '}
      <Tooltip
        title={t(`answer.rung.how.${rung}`, { age })}
        enterTouchDelay={0}
        leaveTouchDelay={8_000}
        aria-label={t(`answer.rung.${rung}`)}
      >
        <ButtonBase className={classes.root} disableRipple>
          {t(`answer.rung.${rung}`)}
        </ButtonBase>
      </Tooltip>
    </>
  );
}
