import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { SourceRuleList } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import {
  RuleChange,
  useEnvironments,
  useSourceRules,
  useSources,
} from '../../hooks/useSourceAdmin';
import { useRenameStyles } from '../Admin/useRenameStyles';
import { EnvironmentLines } from './EnvironmentLines';
import { LoadedCard } from './LoadedCard';
import { RuleDialog } from './RuleDialog';
import { RuleLines } from './RuleLines';
import { SourceLine } from './SourceLine';
import { useRuleText } from './useRuleText';

interface Done {
  text: string;
  undo?: RuleChange;
}

/** How what was done is taken back: always by looking at what that does first. */
function undoOf(
  { known, rule }: RuleChange,
  { items }: SourceRuleList,
): RuleChange | undefined {
  if (!rule) {
    return { rule: known!.rule };
  }
  const now = known ? items.find(({ id }) => id === known.id) : items.at(-1);
  return now && { known: now, rule: known?.rule };
}

function SourcesCard() {
  const lines = useRenameStyles();
  const { t } = useOrrTranslation();
  const sources = useSources();
  return (
    <LoadedCard
      title={t('sourceAdmin.title')}
      intro={t('sourceAdmin.intro')}
      loading={t('sourceAdmin.loading')}
      failed={t('sourceAdmin.failed')}
      loaded={sources}
    >
      {({ items }) =>
        items.length ? (
          <ul className={lines.list} aria-label={t('sourceAdmin.title')}>
            {items.map(source => (
              <SourceLine
                key={`${source.kind} ${source.provider}`}
                source={source}
              />
            ))}
          </ul>
        ) : (
          <Typography color="textSecondary">
            {t('sourceAdmin.empty')}
          </Typography>
        )
      }
    </LoadedCard>
  );
}

function DoneLine(props: {
  done?: Done;
  onUndo: (change: RuleChange) => void;
}) {
  const { t } = useOrrTranslation();
  const { text, undo } = props.done ?? {};
  return (
    <Typography component="div" role="status">
      {text}
      {undo && (
        <Button
          style={{ minHeight: 44 }}
          color="primary"
          onClick={() => props.onUndo(undo)}
        >
          {t('sourceAdmin.undo')}
        </Button>
      )}
    </Typography>
  );
}

/** Sources, environments without a purpose, and the rules that give them one. @internal */
export function SourceCards() {
  const { t } = useOrrTranslation();
  const environments = useEnvironments();
  const rules = useSourceRules();
  const ruleText = useRuleText();
  const [change, setChange] = useState<RuleChange>();
  const [done, setDone] = useState<Done>();
  const onDone = (made: RuleChange, list: SourceRuleList) => {
    const rule = ruleText(made.rule ?? made.known!.rule);
    setDone({
      text: t(made.rule ? 'sourceAdmin.saved' : 'sourceAdmin.removed', {
        rule,
      }),
      undo: undoOf(made, list),
    });
    setChange(undefined);
    rules.reload();
    environments.reload();
  };
  return (
    <Grid container spacing={2}>
      <Grid item xs={12} md={7}>
        <SourcesCard />
      </Grid>
      <Grid item xs={12} md={5}>
        <DoneLine done={done} onUndo={setChange} />
        <LoadedCard
          title={t('sourceAdmin.environments.title')}
          intro={t('sourceAdmin.environments.intro')}
          loading={t('sourceAdmin.environments.loading')}
          failed={t('sourceAdmin.environments.failed')}
          loaded={environments}
        >
          {found => (
            <EnvironmentLines
              found={found}
              onChoose={match =>
                setChange({
                  rule: {
                    kind: 'environment',
                    document: { match, tier: 'production' },
                  },
                })
              }
            />
          )}
        </LoadedCard>
        <LoadedCard
          title={t('sourceAdmin.rules.title')}
          intro={t('sourceAdmin.rules.intro')}
          loading={t('sourceAdmin.rules.loading')}
          failed={t('sourceAdmin.rules.failed')}
          loaded={rules}
        >
          {list => <RuleLines list={list} onChange={setChange} />}
        </LoadedCard>
      </Grid>
      {change && (
        <RuleDialog
          change={change}
          onClose={() => setChange(undefined)}
          onDone={onDone}
        />
      )}
    </Grid>
  );
}
