import TextField from '@material-ui/core/TextField';
import { SourceRuleDraft } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { RuleKind, RuleText } from './ruleDraft';
import { useSourceStyles } from './useSourceStyles';

type Name = keyof RuleText;
type Fields = {
  text: RuleText;
  /** Whether what is missing is said. */
  tried: boolean;
  onChange: (text: RuleText) => void;
};

const TIERS = [
  'production',
  'staging',
  'testing',
  'development',
  'other',
] as const;
const KINDS = ['environment', 'deploys', 'link'] as const;

function Field(
  props: Fields & {
    name: Name;
    label: string;
    help?: string;
    required?: boolean;
  },
) {
  const { label, name, required = false, text, tried, onChange } = props;
  const { t } = useOrrTranslation();
  const isMissing = required && tried && !text[name].trim();
  const help = [
    !required && t('sourceAdmin.form.optional'),
    isMissing && t('sourceAdmin.form.required'),
    props.help,
  ].filter(Boolean);
  return (
    <TextField
      fullWidth
      variant="outlined"
      size="small"
      id={`orr-rule-${name}`}
      label={label}
      value={text[name]}
      required={required}
      error={isMissing}
      helperText={help.join(' ')}
      // Its star would be taken for the one that stands for any characters.
      InputLabelProps={{ required: false }}
      inputProps={{ maxLength: 500 }}
      onChange={event => onChange({ ...text, [name]: event.target.value })}
    />
  );
}

function EnvironmentFields(props: Fields) {
  const { t } = useOrrTranslation();
  const { text, onChange } = props;
  return (
    <>
      <Field
        {...props}
        name="match"
        required
        label={t('sourceAdmin.form.match')}
        help={t('sourceAdmin.form.star')}
      />
      <TextField
        select
        fullWidth
        variant="outlined"
        size="small"
        id="orr-environment-tier"
        label={t('sourceAdmin.form.tier')}
        value={text.tier}
        onChange={event => onChange({ ...text, tier: event.target.value })}
        SelectProps={{ native: true }}
      >
        {TIERS.map(tier => (
          <option key={tier} value={tier}>
            {t(`sourceAdmin.tier.${tier}`)}
          </option>
        ))}
      </TextField>
    </>
  );
}

function DeployFields(props: Fields) {
  const { t } = useOrrTranslation();
  return (
    <>
      <Field
        {...props}
        name="pipeline"
        required
        label={t('sourceAdmin.form.pipeline')}
        help={t('sourceAdmin.form.star')}
      />
      <Field
        {...props}
        name="environment"
        required
        label={t('sourceAdmin.form.environment')}
        help={t('sourceAdmin.form.environmentHelp')}
      />
      <Field
        {...props}
        name="branch"
        label={t('sourceAdmin.form.branch')}
        help={t('sourceAdmin.form.star')}
      />
    </>
  );
}

function Scope(props: Fields) {
  const { t } = useOrrTranslation();
  return (
    <>
      <Field
        {...props}
        name="provider"
        label={t('sourceAdmin.form.provider')}
        help={t('sourceAdmin.form.providerHelp')}
      />
      <Field
        {...props}
        name="binding"
        label={t('sourceAdmin.form.binding')}
        help={t('sourceAdmin.form.bindingHelp')}
      />
    </>
  );
}

function LinkFields(props: Fields) {
  const { t } = useOrrTranslation();
  const { text, tried, onChange } = props;
  const isMissing = tried && !text.entity.trim();
  return (
    <>
      <Field
        {...props}
        name="binding"
        required
        label={t('sourceAdmin.form.shared')}
        help={t('sourceAdmin.form.bindingHelp')}
      />
      <EntityPicker
        id="orr-rule-entity"
        label={t('sourceAdmin.form.entity')}
        kinds={[]}
        value={text.entity}
        onChange={entity => onChange({ ...text, entity })}
        error={isMissing}
        helperText={isMissing ? t('sourceAdmin.form.required') : undefined}
        fullWidth
      />
      <Field
        {...props}
        name="environment"
        label={t('sourceAdmin.form.onlyEnvironment')}
      />
      <Field
        {...props}
        name="pipeline"
        label={t('sourceAdmin.form.onlyPipeline')}
      />
      <Field
        {...props}
        name="refPrefix"
        label={t('sourceAdmin.form.refPrefix')}
      />
    </>
  );
}

/** What a rule says, to be written. What it is about is chosen once. @internal */
export function RuleFields(
  props: Fields & {
    kind: SourceRuleDraft['kind'];
    onKind?: (kind: RuleKind) => void;
    /** Whether it can be narrowed to a system. */
    scoped: boolean;
  },
) {
  const { kind, onKind, scoped, ...fields } = props;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.fields}>
      {onKind && (
        <TextField
          select
          fullWidth
          variant="outlined"
          size="small"
          id="orr-rule-kind"
          label={t('sourceAdmin.form.about')}
          value={kind}
          onChange={event => onKind(event.target.value as RuleKind)}
          SelectProps={{ native: true }}
        >
          {KINDS.map(value => (
            <option key={value} value={value}>
              {t(`sourceAdmin.form.kind.${value}`)}
            </option>
          ))}
        </TextField>
      )}
      {kind === 'environment' && <EnvironmentFields {...fields} />}
      {kind === 'deploys' && <DeployFields {...fields} />}
      {kind === 'link' && <LinkFields {...fields} />}
      {scoped && kind !== 'link' && <Scope {...fields} />}
    </div>
  );
}
