import { createApiRef } from '@backstage/core-plugin-api';
import { OrrApi } from 'backstage-plugin-orr-common';

/**
 * The client of the Operational Readiness backend.
 *
 * @public
 */
export const orrApiRef = createApiRef<OrrApi>({ id: 'plugin.orr.service' });
