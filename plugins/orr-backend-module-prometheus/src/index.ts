/**
 * Prometheus and Alertmanager for operational readiness: facts of alerting rules, error budgets and alerts, and the alerts themselves.
 *
 * @packageDocumentation
 */
export {
  orrPrometheusModule,
  orrPrometheusModule as default,
} from './orrPrometheusModule';
