import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  SourceRule,
  SourceRuleDraft,
  SourceRuleList,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { FoldedList } from './FoldedList';
import { RuleOpened } from './RuleDialog';
import { useRuleText } from './useRuleText';
import { useSourceStyles } from './useSourceStyles';

function Line(props: {
  known: SourceRule;
  onOpen: (opened: RuleOpened) => void;
}) {
  const { known, onOpen } = props;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const rule = useRuleText()(known.rule);
  return (
    <li className={classes.item}>
      <Typography>{rule}</Typography>
      <ByLine
        label={t('sourceAdmin.rules.by')}
        by={known.changedBy}
        at={known.changedAt}
      />
      <div>
        <Button
          className={classes.button}
          aria-label={t('sourceAdmin.rules.changeLabel', { rule })}
          onClick={() => onOpen({ known, rule: known.rule })}
        >
          {t('sourceAdmin.rules.change')}
        </Button>
        <Button
          className={classes.button}
          aria-label={t('sourceAdmin.rules.removeLabel', { rule })}
          onClick={() => onOpen({ known })}
        >
          {t('sourceAdmin.rules.remove')}
        </Button>
      </div>
    </li>
  );
}

function Configured({ rules }: { rules: SourceRuleDraft[] }) {
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const ruleText = useRuleText();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Typography>
        {t('sourceAdmin.rules.configured', { count: rules.length })}
      </Typography>
      <Button
        className={classes.button}
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
      >
        {t(
          `sourceAdmin.rules.${isShown ? 'lessConfigured' : 'moreConfigured'}`,
        )}
      </Button>
      {isShown && (
        <ol
          className={classes.list}
          aria-label={t('sourceAdmin.rules.configuredList')}
        >
          {rules.map(rule => (
            <li key={JSON.stringify(rule)} className={classes.item}>
              <Typography variant="body2">{ruleText(rule)}</Typography>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** The rules in their order, and the way to make one. @internal */
export function RuleLines(props: {
  list: SourceRuleList;
  onOpen: (opened: RuleOpened) => void;
}) {
  const { onOpen } = props;
  const { applied, configured, items } = props.list;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {configured.length > 0 && <Configured rules={configured} />}
      {!applied && <Typography>{t('sourceAdmin.rules.applying')}</Typography>}
      {items.length ? (
        <FoldedList
          isOrdered
          label={t('sourceAdmin.rules.title')}
          items={items}
        >
          {known => <Line key={known.id} known={known} onOpen={onOpen} />}
        </FoldedList>
      ) : (
        <Typography color="textSecondary">
          {t('sourceAdmin.rules.empty')}
        </Typography>
      )}
      <div className={classes.block}>
        <Button
          variant="outlined"
          className={classes.button}
          onClick={() => onOpen({ isBlank: true })}
        >
          {t('sourceAdmin.rules.add')}
        </Button>
      </div>
    </>
  );
}
