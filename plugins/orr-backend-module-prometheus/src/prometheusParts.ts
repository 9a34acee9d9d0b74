import { SourceError } from 'backstage-plugin-orr-node';
import { AlertHistory } from './alertHistory';
import { AlertRule, Told, VectorSample } from './PrometheusApi';
import { PrometheusInstance, SELECTOR_PLACE } from './readPrometheusConfig';
import { formatSelector, Selector } from './selector';

/** What was asked for, or that this alone could not be had. @internal */
export type Part<T> = { told: Told<T> } | { failed: SourceError };

/** All that the readings of one binding are made of. @internal */
export interface PrometheusParts {
  instance: PrometheusInstance;
  selector: Selector;
  days: number;
  rules: Part<AlertRule[]>;
  history: Part<AlertHistory>;
  /** Absent where no query is configured. */
  budget?: Part<VectorSample[]>;
}

/** Asks for the error budget of one selector. @internal */
export function budgetQueryOf(query: string, selector: Selector): string {
  return query.split(SELECTOR_PLACE).join(formatSelector(selector));
}
