import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { SourceList, SourceRuleList } from 'backstage-plugin-orr-common';
import { Loaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import {
  RuleChange,
  useEnvironments,
  useSourceRules,
  useSources,
} from '../../hooks/useSourceAdmin';
import { BindingsCard } from './BindingsCard';
import { EntityTrialCard } from './EntityTrialCard';
import { EnvironmentLines } from './EnvironmentLines';
import { LoadedCard } from './LoadedCard';
import { RuleDialog, RuleOpened } from './RuleDialog';
import { RuleLines } from './RuleLines';
import { SourceLine } from './SourceLine';
import { useRuleText } from './useRuleText';
import { useSourceStyles } from './useSourceStyles';

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

function SourcesCard({ sources }: { sources: Loaded<SourceList> }) {
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  return (
    <LoadedCard
      title={t('sourceAdmin.title')}
      intro={t('sourceAdmin.intro')}
      loading={t('sourceAdmin.loading')}
      failed={t('sourceAdmin.failed')}
      loaded={sources}
    >
      {({ items }) => (
        <>
          {!items.some(({ isAsked }) => isAsked) && (
            <Typography color="textSecondary" paragraph>
              {t('sourceAdmin.empty')}
            </Typography>
          )}
          <ul className={classes.list} aria-label={t('sourceAdmin.title')}>
            {items.map(source => (
              <SourceLine
                key={`${source.kind} ${source.provider}`}
                source={source}
              />
            ))}
          </ul>
        </>
      )}
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
    <Typography
      component="div"
      role="status"
      style={text ? undefined : { display: 'contents' }}
    >
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

/** Environments without a purpose, and the rules. */
function RuleCards() {
  const { t } = useOrrTranslation();
  const environments = useEnvironments();
  const rules = useSourceRules();
  const ruleText = useRuleText();
  const [opened, setOpened] = useState<RuleOpened>();
  const [done, setDone] = useState<Done>();
  const onDone = (made: RuleChange, list: SourceRuleList) => {
    const rule = ruleText(made.rule ?? made.known!.rule);
    setDone({
      text: t(made.rule ? 'sourceAdmin.saved' : 'sourceAdmin.removed', {
        rule,
      }),
      undo: undoOf(made, list),
    });
    setOpened(undefined);
    rules.reload();
    environments.reload();
  };
  const classify = (match: string) =>
    setOpened({
      rule: { kind: 'environment', document: { match, tier: 'production' } },
    });
  return (
    <>
      <DoneLine done={done} onUndo={setOpened} />
      <LoadedCard
        title={t('sourceAdmin.environments.title')}
        intro={t('sourceAdmin.environments.intro')}
        loading={t('sourceAdmin.environments.loading')}
        failed={t('sourceAdmin.environments.failed')}
        loaded={environments}
      >
        {found => <EnvironmentLines found={found} onChoose={classify} />}
      </LoadedCard>
      <LoadedCard
        title={t('sourceAdmin.rules.title')}
        intro={t('sourceAdmin.rules.intro')}
        loading={t('sourceAdmin.rules.loading')}
        failed={t('sourceAdmin.rules.failed')}
        loaded={rules}
      >
        {list => <RuleLines list={list} onOpen={setOpened} />}
      </LoadedCard>
      {opened && (
        <RuleDialog
          opened={opened}
          onClose={() => setOpened(undefined)}
          onDone={onDone}
        />
      )}
    </>
  );
}

/** Sources, what they are asked about, environments without a purpose, and the rules that give them one. @internal */
export function SourceCards() {
  const classes = useSourceStyles();
  const sources = useSources();
  return (
    <Grid container spacing={2}>
      <Grid item xs={12} md={7}>
        <div className={classes.cards}>
          <SourcesCard sources={sources} />
          <BindingsCard
            sources={sources.status === 'ready' ? sources.value.items : []}
          />
        </div>
      </Grid>
      <Grid item xs={12} md={5}>
        <div className={classes.cards}>
          <RuleCards />
          <EntityTrialCard />
        </div>
      </Grid>
    </Grid>
  );
}
