import { Entity } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { OrrApi } from 'backstage-plugin-orr-common';
import orrPlugin from '../alpha';
import { orrApiRef } from '../api';
import { paymentsEntity } from './readinessFixtures';

/** Renders the tab as the new frontend system does, on the page of an entity. @internal */
export function renderTab(
  orrApi: OrrApi,
  options: { entity?: Entity; path?: string } = {},
) {
  const { entity = paymentsEntity(), path = '/' } = options;
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      orrPlugin.getExtension('entity-content:orr'),
    ],
    apis: [
      [orrApiRef, orrApi],
      mockApis.identity({ userEntityRef: 'user:default/ada' }),
    ],
    initialRouteEntries: [path],
  });
}
