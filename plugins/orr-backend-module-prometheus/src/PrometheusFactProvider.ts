import { Entity } from '@backstage/catalog-model';
import { FactReading } from 'backstage-plugin-orr-common';
import {
  FactProvider,
  isSourceError,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceEnvironment,
  SourceError,
  SourceInstance,
} from 'backstage-plugin-orr-node';
import { readAlertHistory } from './alertHistory';
import { bindSelector, selectorOf } from './bindSelector';
import {
  alertRulesReading,
  alertsFiringReading,
  budgetReading,
  lastAlertReading,
} from './factReadings';
import { PrometheusApi, Told } from './PrometheusApi';
import {
  ALERT_RULES,
  ALERTS_FIRING,
  LAST_ALERT_AT,
  SLO_BUDGET_LEFT,
} from './prometheusFacts';
import { budgetQueryOf, Part } from './prometheusParts';
import { PrometheusConfig, PrometheusInstance } from './readPrometheusConfig';
import { HttpLimits } from './sourceHttpOf';

/** What one Prometheus does not have may be there in another: it spoils what depends on it, and nothing else. */
async function partOf<T>(work: Promise<Told<T>>): Promise<Part<T>> {
  try {
    return { told: await work };
  } catch (error) {
    if (
      isSourceError(error) &&
      ['bad-response', 'not-found'].includes(error.problem)
    ) {
      return { failed: error };
    }
    throw error;
  }
}

/** Facts from alerting rules, error budgets and alerts. @internal */
export class PrometheusFactProvider implements FactProvider {
  readonly id = 'prometheus';
  readonly title = 'Prometheus';
  readonly facts = [ALERT_RULES, SLO_BUDGET_LEFT, ALERTS_FIRING, LAST_ALERT_AT];
  readonly instances: readonly SourceInstance[];
  readonly #config: PrometheusConfig;
  readonly #environment: SourceEnvironment;
  readonly #known = new Map<
    string,
    { instance: PrometheusInstance; api: PrometheusApi }
  >();

  constructor(options: {
    config: PrometheusConfig;
    environment: SourceEnvironment;
    limits?: HttpLimits;
    rulesKeptMs?: number;
  }) {
    this.#config = options.config;
    this.#environment = options.environment;
    this.instances = options.config.instances.map(({ name, title, url }) => ({
      id: name,
      title,
      host: new URL(url).host,
    }));
    for (const instance of options.config.instances) {
      const api = new PrometheusApi(instance, options);
      this.#known.set(instance.name, { instance, api });
    }
  }

  bind(entity: Entity): SourceBindResult {
    return bindSelector(entity, {
      source: this.id,
      instances: this.instances.map(({ id }) => id),
    });
  }

  async probe(
    instance: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    await this.#of(instance).api.probe(signal);
  }

  async read(
    binding: SourceBinding,
    call: SourceCallOptions,
  ): Promise<FactReading[]> {
    const { instance, api } = this.#of(binding.instance);
    const selector = selectorOf(binding);
    const days = this.#config.alertHistoryDays;
    const rules = await partOf(api.alertRules(call));
    const now = this.#environment.clock.now();
    const history = await partOf(
      readAlertHistory(api, { selector, days, now, call }),
    );
    const budget =
      instance.sloBudgetQuery === undefined
        ? undefined
        : await partOf(
            api.query(budgetQueryOf(instance.sloBudgetQuery, selector), call),
          );
    requireAny([rules, history, ...(budget ? [budget] : [])]);
    const parts = { instance, selector, days, rules, history, budget };
    return [
      alertRulesReading(parts, now),
      budgetReading(parts, now),
      alertsFiringReading(parts, now),
      lastAlertReading(parts, now),
    ];
  }

  #of(name: string): { instance: PrometheusInstance; api: PrometheusApi } {
    const known = this.#known.get(name);
    if (!known) {
      throw new SourceError(
        'not-found',
        `There is no Prometheus \`${name}\` in the configuration of the portal.`,
      );
    }
    return known;
  }
}

/** Where nothing at all could be had, it is not one part that is missing. */
function requireAny(parts: Part<unknown>[]): void {
  const failures = parts.flatMap(part =>
    'failed' in part ? [part.failed] : [],
  );
  if (failures.length === parts.length) {
    throw failures[0];
  }
}
