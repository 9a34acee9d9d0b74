import { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { Route, Routes, useLocation } from 'react-router-dom';
import { orrApiRef } from '../api';
import { AgendaPage } from '../components/Agenda/AgendaPage';
import { DecisionPage } from '../components/Decision/DecisionPage';
import { SnapshotPage } from '../components/FrozenAnswers/SnapshotPage';
import { Questionnaire } from '../components/Questionnaire/Questionnaire';
import { FakeOrrApi } from './FakeOrrApi';
import { OWNER, REVIEW_ID } from './reviewFixtures';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments' },
  spec: { type: 'service' },
};

const person = (name: string, displayName: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: { profile: { displayName }, memberOf: [] },
});
const people = [person('ada', 'Ada Byron'), person('kim', 'Kim Novak')];

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

/** Shows the screens of one review as the tab mounts them. */
export function renderReview(
  api: FakeOrrApi,
  options: { userRef?: string; path?: string } = {},
) {
  const { userRef = OWNER, path = '' } = options;
  const identity = {
    getBackstageIdentity: async () => ({
      type: 'user' as const,
      userEntityRef: userRef,
      ownershipEntityRefs: [userRef],
    }),
    getProfileInfo: async () => ({}),
    getCredentials: async () => ({}),
    signOut: async () => {},
  };
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [orrApiRef, api],
        [identityApiRef, identity],
        [catalogApiRef, catalogApiMock({ entities: people })],
      ]}
    >
      <EntityProvider entity={entity}>
        <Routes>
          <Route path="reviews/:reviewId" element={<Questionnaire />} />
          <Route path="reviews/:reviewId/decision" element={<DecisionPage />} />
          <Route path="reviews/:reviewId/agenda" element={<AgendaPage />} />
          <Route
            path="reviews/:reviewId/snapshots/:snapshotId"
            element={<SnapshotPage />}
          />
          <Route path="*" element={<p>Overview</p>} />
        </Routes>
        <Address />
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [`/reviews/${REVIEW_ID}${path}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}
