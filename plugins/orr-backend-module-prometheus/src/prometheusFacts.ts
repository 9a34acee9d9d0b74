import { FactDefinition } from 'backstage-plugin-orr-common';

/** What Prometheus can say of an entity. @internal */
export const ALERT_RULES: FactDefinition = {
  id: 'prometheus.alertRules',
  title: 'Alerting rules',
  description:
    'How many alerting rules that can be evaluated name the entity in Prometheus, or have fired for it.',
  type: 'number',
  rung: 'probed',
  controlledBy: 'platform',
};

/** @internal */
export const SLO_BUDGET_LEFT: FactDefinition = {
  id: 'prometheus.sloBudgetLeft',
  title: 'Error budget left',
  description:
    'What is left of the error budget of the entity, as Prometheus computes it. Of several objectives, the one with the least.',
  type: 'share',
  rung: 'probed',
  controlledBy: 'system',
  maxAgeDays: 1,
};

/** @internal */
export const ALERTS_FIRING: FactDefinition = {
  id: 'prometheus.alertsFiring',
  title: 'Alerts firing',
  description:
    'How many alerts of the entity fire in Prometheus now. Not known unless a rule is evaluated that names it or has fired for it.',
  type: 'number',
  rung: 'probed',
  controlledBy: 'system',
  maxAgeDays: 1,
};

/**
 * That an alert fires shows that it can, and no more: nobody knows from it whether it came before an incident, which alone would
 * exercise it.
 *
 * @internal
 */
export const LAST_ALERT_AT: FactDefinition = {
  id: 'prometheus.lastAlertAt',
  title: 'Last alert',
  description:
    'When an alert of the entity was last seen firing in Prometheus, to the minute.',
  type: 'instant',
  rung: 'probed',
  controlledBy: 'system',
};
