import { OperationId } from 'backstage-plugin-orr-common';
import {
  ADMINISTRATION,
  AUDIT,
  ENTITY,
  OWNERS_WRITE,
  TELLING,
  Row,
} from './permissionRow';

/** What sources tell, and what shows it. */
export const SOURCE_PERMISSIONS = {
  recordDeployments: TELLING,
  recordIncidents: TELLING,
  sendEvents: TELLING,
  getInbox: AUDIT,
  retryInboxEvent: ADMINISTRATION,
  listSources: AUDIT,
  probeSource: ADMINISTRATION,
  listBindings: AUDIT,
  checkBinding: ADMINISTRATION,
  // What the catalog hides is not there for administrators either.
  previewBindings: [
    'through through through rule',
    'refused refused refused rule',
    'refused refused refused rule',
    'through through hidden rule',
  ],
  listEnvironments: AUDIT,
  listSourceRules: AUDIT,
  previewSourceRule: ADMINISTRATION,
  addSourceRule: ADMINISTRATION,
  changeSourceRule: ADMINISTRATION,
  removeSourceRule: ADMINISTRATION,
  getEntityDeployHealth: ENTITY,
  checkEntityDeployHealth: OWNERS_WRITE,
  getEntityFactReadings: ENTITY,
  recordFacts: TELLING,
  listEntityDeployments: ENTITY,
} satisfies Partial<Record<OperationId, Row>>;
