import { lazy, Suspense } from 'react';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { TableColumn } from '@backstage/core-components';
import { openScreen } from '../../openScreen';

const StandingCell = lazy(() =>
  openScreen('standingCell').then(m => ({ default: m.StandingCell })),
);

/**
 * A column with the standing of each entity, for `CatalogTable` of the old frontend system. One request asks for all rows of a
 * page.
 *
 * @public
 */
export function createStandingColumn<TRow extends { entity: Entity }>(
  options: {
    /** Its heading; Readiness where nothing is said. */
    title?: string;
  } = {},
): TableColumn<TRow> {
  return {
    title: options.title ?? 'Readiness',
    // The table holds no standings that it could sort or search by.
    sorting: false,
    searchable: false,
    width: 'auto',
    render: ({ entity }) => (
      <Suspense fallback={null}>
        <StandingCell entityRef={stringifyEntityRef(entity)} />
      </Suspense>
    ),
  };
}
