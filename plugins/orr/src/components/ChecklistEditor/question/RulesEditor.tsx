import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import IconButton from '@material-ui/core/IconButton';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import DeleteOutlineIcon from '@material-ui/icons/DeleteOutline';
import {
  parseRiskExpression,
  Question,
  RiskExpressionError,
  RiskRule,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { LevelMark } from '../../Level';
import { riskRulesOf } from '../../Questionnaire/ruleText';
import {
  CHOICE_LIMITS,
  ChoicesForm,
  isByTiers,
  rulesByTiers,
} from '../edits/choiceEdits';
import { AuthorSelect } from '../fields/AuthorSelect';
import { AuthorTextField } from '../fields/AuthorTextField';

const LEVELS: RiskRule['level'][] = ['none', 'low', 'medium', 'high'];

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2) },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  rule: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    margin: theme.spacing(1.5, 0),
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
  icon: { width: 44, height: 44, padding: 0 },
  button: { minHeight: 44 },
  ids: { overflowWrap: 'anywhere' },
}));

/** What is wrong with a condition, with where reading stopped; nothing where it can be read. */
function problemOf(when: string, form: ChoicesForm): string | undefined {
  try {
    parseRiskExpression(
      when,
      form.choices.map(({ id }) => id),
    );
    return undefined;
  } catch (error) {
    if (error instanceof RiskExpressionError) {
      return error.message;
    }
    throw error;
  }
}

/** Rules as people say them. */
function RulesInWords({ form }: { form: ChoicesForm }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const isReadable = form.riskRules.every(
    ({ when }) => problemOf(when, form) === undefined,
  );
  return isReadable ? (
    <ol className={classes.list} aria-label={t('editor.rule.inWords')}>
      {riskRulesOf(form, t).map(({ level, condition }, index) => (
        <Typography component="li" variant="body2" key={index}>
          <LevelMark mark={level} words />: {condition}
        </Typography>
      ))}
    </ol>
  ) : null;
}

function RuleFields(props: {
  rule: RiskRule;
  index: number;
  form: ChoicesForm;
  onChange: (riskRules: RiskRule[], kind?: string) => void;
}) {
  const { rule, index, form, onChange } = props;
  const { riskRules } = form;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const number = String(index + 1);
  const change = (fields: Partial<RiskRule>) =>
    onChange(
      riskRules.map((one, place) =>
        place === index ? { ...one, ...fields } : one,
      ),
      `rule ${index} ${Object.keys(fields)}`,
    );
  const shift = (by: number) => {
    const rules = riskRules.filter(one => one !== rule);
    rules.splice(index + by, 0, rule);
    onChange(rules);
  };
  return (
    <li>
      <div className={classes.rule}>
        <AuthorTextField
          label={t('editor.rule.when', { number })}
          value={rule.when}
          onChange={when => change({ when })}
          problem={problemOf(rule.when, form)}
          maxLength={5_000}
          rows={1}
          isCode
        />
        <div className={classes.row}>
          <AuthorSelect
            label={t('editor.rule.level', { number })}
            value={rule.level}
            options={LEVELS.map(value => ({
              value,
              label: t(`editor.rule.levels.${value}`),
            }))}
            onChange={level => change({ level: level as RiskRule['level'] })}
          />
          <IconButton
            className={classes.icon}
            disabled={index === 0}
            aria-label={t('editor.rule.up', { number })}
            onClick={() => shift(-1)}
          >
            <ArrowUpwardIcon fontSize="small" />
          </IconButton>
          <IconButton
            className={classes.icon}
            disabled={index === riskRules.length - 1}
            aria-label={t('editor.rule.down', { number })}
            onClick={() => shift(1)}
          >
            <ArrowDownwardIcon fontSize="small" />
          </IconButton>
          <IconButton
            className={classes.icon}
            disabled={riskRules.length === 1}
            aria-label={t('editor.rule.remove', { number })}
            onClick={() => onChange(riskRules.filter(one => one !== rule))}
          >
            <DeleteOutlineIcon fontSize="small" />
          </IconButton>
        </div>
      </div>
    </li>
  );
}

function Expressions(props: {
  question: Question;
  form: ChoicesForm;
  onChange: (riskRules: RiskRule[], kind?: string) => void;
}) {
  const { question, form, onChange } = props;
  const { riskRules, choices } = form;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const add = () =>
    onChange([
      { when: choices[0]?.id ?? 'default', level: 'none' },
      ...riskRules,
    ]);
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t('editor.rule.expressionHint')}
      </Typography>
      <Typography variant="body2" className={classes.ids}>
        {t('editor.rule.ids', { ids: choices.map(({ id }) => id).join(', ') })}
      </Typography>
      <ol className={classes.list}>
        {riskRules.map((rule, index) => (
          <RuleFields
            key={index}
            rule={rule}
            index={index}
            form={form}
            onChange={onChange}
          />
        ))}
      </ol>
      <div className={classes.row}>
        {riskRules.length < CHOICE_LIMITS.rules && (
          <Button
            className={classes.button}
            color="primary"
            startIcon={<AddIcon />}
            onClick={add}
          >
            {t('editor.rule.add')}
          </Button>
        )}
        <Button
          className={classes.button}
          onClick={() => onChange(rulesByTiers(question, choices))}
        >
          {t('editor.rule.fromTiers')}
        </Button>
      </div>
    </>
  );
}

/** Which choices show which risk: as their tiers say, or by conditions that the author writes. @internal */
export function RulesEditor(props: {
  question: Question;
  form: ChoicesForm;
  onChange: (form: ChoicesForm, kind?: string) => void;
}) {
  const { question, form, onChange } = props;
  const classes = useStyles();
  const id = useId();
  const { t } = useOrrTranslation();
  const byTiers = isByTiers(question);
  const [wantsExpressions, setWantsExpressions] = useState(false);
  const mode = byTiers && !wantsExpressions ? 'tiers' : 'expression';
  const setRules = (riskRules: RiskRule[], kind?: string) =>
    onChange({ ...form, riskRules }, kind);
  const choose = (chosen: string) => {
    setWantsExpressions(chosen === 'expression');
    if (chosen === 'tiers') {
      setRules(rulesByTiers(question, form.choices));
    }
  };
  return (
    <div className={classes.root} role="group" aria-labelledby={`${id}-title`}>
      <Typography variant="subtitle1" component="h4" id={`${id}-title`}>
        {t('editor.rule.title')}
      </Typography>
      <RadioGroup
        row
        aria-labelledby={`${id}-title`}
        value={mode}
        onChange={(_, chosen) => choose(chosen)}
      >
        {(['tiers', 'expression'] as const).map(value => (
          <FormControlLabel
            key={value}
            value={value}
            label={t(`editor.rule.${value}`)}
            control={<Radio color="primary" />}
          />
        ))}
      </RadioGroup>
      {mode === 'tiers' ? (
        <Typography variant="body2" color="textSecondary">
          {t('editor.rule.tiersHint')}
        </Typography>
      ) : (
        <Expressions question={question} form={form} onChange={setRules} />
      )}
      <RulesInWords form={form} />
    </div>
  );
}
