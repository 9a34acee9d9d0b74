/**
 * PagerDuty for operational readiness: incidents, and who is on call.
 *
 * @packageDocumentation
 */
export {
  orrPagerdutyModule,
  orrPagerdutyModule as default,
} from './orrPagerdutyModule';
