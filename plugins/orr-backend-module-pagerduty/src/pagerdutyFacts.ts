import { FactDefinition } from 'backstage-plugin-orr-common';

/** @internal */
export const ON_CALL: FactDefinition = {
  id: 'pagerduty.onCall',
  title: 'Somebody is on call',
  description:
    'Whether somebody is on call now at the first level of the escalation policy of the service in PagerDuty. Not where the service is disabled.',
  type: 'boolean',
  rung: 'probed',
  controlledBy: 'system',
  maxAgeDays: 1,
};

/** @internal */
export const ESCALATION_LEVELS: FactDefinition = {
  id: 'pagerduty.escalationLevels',
  title: 'Levels of escalation',
  description:
    'How many levels the escalation policy of the service has in PagerDuty.',
  type: 'number',
  rung: 'probed',
  controlledBy: 'system',
};
