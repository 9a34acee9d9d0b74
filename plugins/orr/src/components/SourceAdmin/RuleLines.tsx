import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { SourceRule, SourceRuleList } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { RuleChange } from '../../hooks/useSourceAdmin';
import { useRenameStyles } from '../Admin/useRenameStyles';
import { useRuleText } from './useRuleText';

const BUTTON = { minHeight: 44 };

function Line(props: {
  known: SourceRule;
  onChange: (change: RuleChange) => void;
}) {
  const { known, onChange } = props;
  const lines = useRenameStyles();
  const { t } = useOrrTranslation();
  const rule = useRuleText()(known.rule);
  return (
    <li className={lines.item}>
      <Typography>{rule}</Typography>
      {known.rule.kind === 'environment' && (
        <Button
          style={BUTTON}
          aria-label={t('sourceAdmin.rules.changeLabel', { rule })}
          onClick={() => onChange({ known, rule: known.rule })}
        >
          {t('sourceAdmin.rules.change')}
        </Button>
      )}
      <Button
        style={BUTTON}
        aria-label={t('sourceAdmin.rules.removeLabel', { rule })}
        onClick={() => onChange({ known })}
      >
        {t('sourceAdmin.rules.remove')}
      </Button>
    </li>
  );
}

/** The rules that were made here, in their order. @internal */
export function RuleLines(props: {
  list: SourceRuleList;
  onChange: (change: RuleChange) => void;
}) {
  const lines = useRenameStyles();
  const { t } = useOrrTranslation();
  const { applied, configured, items } = props.list;
  return (
    <>
      {configured.length > 0 && (
        <Typography>
          {t('sourceAdmin.rules.configured', { count: configured.length })}
        </Typography>
      )}
      {!applied && <Typography>{t('sourceAdmin.rules.applying')}</Typography>}
      {items.length ? (
        <ol className={lines.list} aria-label={t('sourceAdmin.rules.title')}>
          {items.map(known => (
            <Line key={known.id} known={known} onChange={props.onChange} />
          ))}
        </ol>
      ) : (
        <Typography color="textSecondary">
          {t('sourceAdmin.rules.empty')}
        </Typography>
      )}
    </>
  );
}
