import { useId } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import { ChecklistImpact, RolloutRule } from 'backstage-plugin-orr-common';
import { useToday } from '../../../hooks/useToday';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { AuthorSelect } from '../fields/AuthorSelect';
import { lacksDay, timesOf, withoutRule } from './rolloutDraft';
import { Publishing } from './usePublishing';

type Rule = Omit<RolloutRule, 'questionId'>;
type Bindable = ChecklistImpact['bindable'][number];

const useStyles = makeStyles(theme => ({
  text: { maxWidth: '80ch' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(2, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1, 2),
    marginTop: theme.spacing(1),
  },
  button: { minHeight: 44 },
}));

function RuleFields(props: {
  question: Bindable;
  rule: Rule;
  onChange: (rule: Rule) => void;
}) {
  const { question, rule, onChange } = props;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const today = useToday();
  return (
    <div className={classes.row} role="group" aria-label={question.title}>
      <AuthorSelect
        label={t('publish.rollout.when')}
        value={rule.when}
        options={timesOf(question).map(value => ({
          value,
          label: t(`publish.rollout.times.${value}`),
        }))}
        onChange={when => onChange({ when: when as Rule['when'] })}
        hint={t(`publish.rollout.hint.${rule.when}`)}
      />
      {rule.when === 'byDate' && (
        <TextField
          id={id}
          type="date"
          variant="outlined"
          size="small"
          label={t('publish.rollout.day')}
          value={rule.date ?? ''}
          onChange={event =>
            onChange({ when: 'byDate', date: event.target.value || undefined })
          }
          InputLabelProps={{ shrink: true }}
          inputProps={{ min: today }}
          error={lacksDay(rule)}
          helperText={
            lacksDay(rule) ? t('publish.rollout.needsDay') : undefined
          }
        />
      )}
    </div>
  );
}

/** From when on each new or raised question binds those who were decided on before. @internal */
export function RolloutRules(props: {
  bindable: ChecklistImpact['bindable'];
  publishing: Publishing;
}) {
  const { bindable, publishing } = props;
  const { rollout, choose } = publishing;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [first] = bindable;
  const ruleOf = (question: Bindable) =>
    rollout.get(question.questionId) ?? withoutRule(question);
  return (
    <InfoCard
      title={t('publish.rollout.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <Typography className={classes.text} paragraph>
        {t(
          bindable.length ? 'publish.rollout.explain' : 'publish.rollout.none',
        )}
      </Typography>
      <ul className={classes.list}>
        {bindable.map((question, index) => (
          <li key={question.questionId} className={classes.item}>
            <Typography variant="subtitle2" component="h4">
              {question.title}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {t(`publish.rollout.why.${question.why}`)}
              {question.sparedSince !== undefined &&
                `. ${t('publish.rollout.spared', {
                  version: String(question.sparedSince),
                })}`}
            </Typography>
            <RuleFields
              question={question}
              rule={ruleOf(question)}
              onChange={rule => choose([question.questionId], rule)}
            />
            {index === 0 && bindable.length > 1 && (
              <Button
                className={classes.button}
                color="primary"
                onClick={() =>
                  choose(
                    bindable.map(one => one.questionId),
                    ruleOf(first),
                  )
                }
              >
                {t(
                  ruleOf(first).when === 'newEntities'
                    ? 'publish.rollout.forAllNew'
                    : 'publish.rollout.forAll',
                )}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </InfoCard>
  );
}
