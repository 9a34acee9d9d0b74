import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { AnswerForm } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { LevelMark } from '../../Level';
import { riskRulesOf } from '../ruleText';

const useStyles = makeStyles(theme => ({
  root: {
    '& summary': {
      cursor: 'pointer',
      ...theme.typography.body2,
      [theme.breakpoints.down('xs')]: { minHeight: 44 },
    },
  },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  decides: { fontWeight: theme.typography.fontWeightBold as number },
}));

/** The rules of a question over choices in their order; the one that decides now stands out. @internal */
export function RiskRules(props: {
  form: Extract<AnswerForm, { type: 'choices' }>;
  /** The place of the rule that decides now. */
  decided?: number;
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <details className={classes.root}>
      <summary>{t('answer.rule.all')}</summary>
      <ol className={classes.list}>
        {riskRulesOf(props.form, t).map(({ level, condition }, index) => (
          <Typography
            key={condition}
            component="li"
            variant="body2"
            className={index === props.decided ? classes.decides : undefined}
            aria-current={index === props.decided ? 'true' : undefined}
          >
            <LevelMark mark={level} words />: {condition}
          </Typography>
        ))}
      </ol>
    </details>
  );
}
