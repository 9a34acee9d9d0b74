import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { SourceRuleDraft, SourceRuleList } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { RuleChange, useRuleWrite } from '../../hooks/useSourceAdmin';
import { WriteDialog } from '../Feedback';
import { RulePreview } from './RulePreview';

const TIERS = [
  'production',
  'staging',
  'testing',
  'development',
  'other',
] as const;

type EnvironmentRule = Extract<SourceRuleDraft, { kind: 'environment' }>;
type Tier = EnvironmentRule['document']['tier'];

function TierField(props: { tier: Tier; onChange: (tier: Tier) => void }) {
  const { t } = useOrrTranslation();
  return (
    <TextField
      select
      fullWidth
      margin="normal"
      id="orr-environment-tier"
      label={t('sourceAdmin.form.tier')}
      value={props.tier}
      onChange={event => props.onChange(event.target.value as Tier)}
      SelectProps={{ native: true }}
    >
      {TIERS.map(tier => (
        <option key={tier} value={tier}>
          {t(`sourceAdmin.tier.${tier}`)}
        </option>
      ))}
    </TextField>
  );
}

/** Makes, changes or removes a rule, and shows before what that does. @internal */
export function RuleDialog(props: {
  change: RuleChange;
  onClose: () => void;
  onDone: (made: RuleChange, list: SourceRuleList) => void;
}) {
  const { t } = useOrrTranslation();
  const { known } = props.change;
  const [rule, setRule] = useState(props.change.rule);
  const made = { known, rule };
  const write = useRuleWrite(list => props.onDone(made, list));
  const match = rule?.kind === 'environment' ? rule.document.match : '';
  return (
    <WriteDialog
      open
      onClose={props.onClose}
      title={
        rule
          ? t('sourceAdmin.form.title', { match })
          : t('sourceAdmin.form.removeTitle')
      }
      explain={t('sourceAdmin.form.text')}
      error={write.error}
      failed={t('sourceAdmin.form.failed')}
      actions={
        <Button
          style={{ minHeight: 44 }}
          variant="contained"
          color="primary"
          aria-disabled={write.running}
          onClick={() => write.run(made)}
        >
          {rule ? t('sourceAdmin.form.save') : t('sourceAdmin.form.remove')}
        </Button>
      }
    >
      {rule?.kind === 'environment' && (
        <TierField
          tier={rule.document.tier}
          onChange={tier =>
            setRule({ ...rule, document: { ...rule.document, tier } })
          }
        />
      )}
      <RulePreview body={{ ruleId: known?.id, rule }} />
    </WriteDialog>
  );
}
