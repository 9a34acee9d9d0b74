import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Tell of deployments: of pipelines, and of whoever imports what was deployed.
 *
 * @public
 */
export const orrDeploymentRecordPermission = createPermission({
  name: 'orr.deployment.record',
  attributes: { action: 'create' },
});

/**
 * Tell of incidents.
 *
 * @public
 */
export const orrIncidentRecordPermission = createPermission({
  name: 'orr.incident.record',
  attributes: { action: 'create' },
});

/**
 * See what becomes of what sources tell, and put it right.
 *
 * @public
 */
export const orrSourceAdministerPermission = createPermission({
  name: 'orr.source.administer',
  attributes: { action: 'update' },
});

/**
 * Tell of the facts that the configuration lets be told.
 *
 * @public
 */
export const orrFactRecordPermission = createPermission({
  name: 'orr.fact.record',
  attributes: { action: 'create' },
});
