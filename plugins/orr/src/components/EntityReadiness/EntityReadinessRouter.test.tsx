import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  entityReadiness,
  paymentsEntity,
} from '../../__testUtils__/readinessFixtures';
import { EntityReadinessRouter } from './EntityReadinessRouter';

jest.mock('../Questionnaire/Questionnaire', () => ({
  Questionnaire: () => <h1>The questionnaire</h1>,
}));
jest.mock('../Decision/DecisionPage', () => ({
  DecisionPage: () => <h1>The decision</h1>,
}));

function renderAt(path: string) {
  const orrApi = createFakeOrrApi({
    getEntityReadiness: async () => entityReadiness({ checklists: [] }),
    listChecklists: async () => ({ items: [] }),
    listEntityReviews: async () => ({ items: [] }),
  });
  renderInTestApp(
    <EntityProvider entity={paymentsEntity()}>
      <EntityReadinessRouter />
    </EntityProvider>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock()],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      mountPath: '/entity/operational-readiness/*',
      initialRouteEntries: [`/entity/operational-readiness${path}`],
    },
  );
}

describe('EntityReadinessRouter', () => {
  it.each([
    ['', 'Not required'],
    ['/reviews/1', 'The questionnaire'],
    ['/reviews/1/decision', 'The decision'],
    ['/something/else', 'Nothing is here'],
  ])('shows at "%s" what belongs there', async (path, heading) => {
    renderAt(path);

    expect(
      await screen.findByRole('heading', { name: heading }),
    ).toBeInTheDocument();
  });
});
