import { FactDefinition, FactReading } from 'backstage-plugin-orr-common';
import { firingQuery } from './alertHistory';
import { Concern, concernOf, firingAlertsOf } from './concernOf';
import { AlertRule } from './PrometheusApi';
import {
  ALERT_RULES,
  ALERTS_FIRING,
  LAST_ALERT_AT,
  SLO_BUDGET_LEFT,
} from './prometheusFacts';
import { budgetQueryOf, Part, PrometheusParts } from './prometheusParts';
import { formatSelector } from './selector';

type Said = Pick<FactReading, 'state' | 'value' | 'note'>;

const unknown = (note: string): Said => ({ state: 'unknown', note });

function readingOf(
  { id }: FactDefinition,
  said: Said,
  { at, url }: { at: Date; url: string },
): FactReading {
  return { factId: id, ...said, observedAt: at.toISOString(), url };
}

/** What a part comes to; where it could not be had, why. */
function saidOf<T>(part: Part<T>, say: (value: T) => Said): Said {
  return 'failed' in part
    ? { state: 'error', note: part.failed.message }
    : say(part.told.value);
}

const atOf = (part: Part<unknown>, now: Date) =>
  'failed' in part ? now : part.told.at;

interface Concerned {
  rule: AlertRule;
  concern: Concern;
}

function concernedBy(rules: AlertRule[], parts: PrometheusParts): Concerned[] {
  const { selector, history } = parts;
  const fired = 'told' in history ? history.told.value.names : new Set();
  return rules.map(rule => ({
    rule,
    concern: concernOf(rule, selector, { hasFired: fired.has(rule.name) }),
  }));
}

const isOurs = ({ concern }: Concerned) =>
  concern === 'names' || concern === 'reaches';

function countRules(concerned: Concerned[], title: string, name: string): Said {
  const ours = concerned.filter(isOurs);
  const broken = ours.filter(({ rule }) => rule.health === 'err').length;
  if (ours.length > 0) {
    return {
      state: 'ok',
      value: ours.length - broken,
      ...(broken > 0 && { note: `${title} cannot evaluate ${broken} more.` }),
    };
  }
  if (concerned.length === 0) {
    return unknown(`${title} tells of no alerting rule.`);
  }
  return concerned.every(({ concern }) => concern === 'others')
    ? {
        state: 'ok',
        value: 0,
        note: `Every alerting rule of ${title} is about something else.`,
      }
    : unknown(
        `No alerting rule of ${title} names ${name}. Whether one that names nothing covers it shows when it fires.`,
      );
}

/** @internal */
export function alertRulesReading(
  parts: PrometheusParts,
  now: Date,
): FactReading {
  const { rules, instance, selector } = parts;
  const said = saidOf(rules, value =>
    countRules(
      concernedBy(value, parts),
      instance.title,
      formatSelector(selector),
    ),
  );
  return readingOf(ALERT_RULES, said, {
    at: atOf(rules, now),
    url: `${instance.externalUrl}/rules`,
  });
}

/** @internal */
export function alertsFiringReading(
  parts: PrometheusParts,
  now: Date,
): FactReading {
  const { rules, instance, selector } = parts;
  const said = saidOf(rules, value => {
    const evaluated = concernedBy(value, parts)
      .filter(isOurs)
      .filter(({ rule }) => (rule.health ?? 'ok') === 'ok');
    return evaluated.length > 0
      ? {
          state: 'ok',
          value: evaluated.reduce(
            (sum, { rule, concern }) =>
              sum + firingAlertsOf(rule, selector, concern),
            0,
          ),
        }
      : unknown(`No rule is known in ${instance.title} that would fire.`);
  });
  return readingOf(ALERTS_FIRING, said, {
    at: atOf(rules, now),
    url: `${instance.externalUrl}/alerts`,
  });
}

/** @internal */
export function lastAlertReading(
  parts: PrometheusParts,
  now: Date,
): FactReading {
  const { history, instance, selector, days } = parts;
  const said = saidOf(history, ({ lastAt }) =>
    lastAt
      ? { state: 'ok', value: lastAt.toISOString() }
      : unknown(
          `${instance.title} holds no alert of the last ${days} days with these labels.`,
        ),
  );
  return readingOf(LAST_ALERT_AT, said, {
    at: atOf(history, now),
    url: graphOf(instance.externalUrl, firingQuery(selector), `${days}d`),
  });
}

function shareOf(texts: string[]): Said {
  const values = texts.map(Number).filter(value => !Number.isNaN(value));
  if (values.length === 0) {
    return unknown('There is no number for these labels.');
  }
  const least = Math.min(...values);
  if (least > 1) {
    return {
      state: 'error',
      note: 'What `sloBudgetQuery` yields is no share between 0 and 1.',
    };
  }
  const notes = [
    ...(values.length > 1 ? [`The least of ${values.length}.`] : []),
    ...(least < 0 ? ['More than the budget is spent.'] : []),
  ];
  return {
    state: 'ok',
    value: Math.max(0, least),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

/** @internal */
export function budgetReading(parts: PrometheusParts, now: Date): FactReading {
  const { budget, instance, selector } = parts;
  const query = instance.sloBudgetQuery;
  if (!budget || query === undefined) {
    return readingOf(
      SLO_BUDGET_LEFT,
      unknown(
        `The portal has no query for error budgets of ${instance.title}.`,
      ),
      { at: now, url: instance.externalUrl },
    );
  }
  const said = saidOf(budget, samples =>
    shareOf(samples.map(({ value: [, text] }) => text)),
  );
  return readingOf(SLO_BUDGET_LEFT, said, {
    at: atOf(budget, now),
    url: graphOf(instance.externalUrl, budgetQueryOf(query, selector)),
  });
}

/** The page on which people see what a query yields. */
/** Where people look at a query. @internal */
export function graphOf(
  externalUrl: string,
  query: string,
  range?: string,
): string {
  const parameters = new URLSearchParams({
    'g0.expr': query,
    'g0.tab': range ? '0' : '1',
    ...(range && { 'g0.range_input': range }),
  });
  return `${externalUrl}/graph?${parameters}`;
}
