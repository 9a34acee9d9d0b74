import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import orrPlugin, { catalogReadinessModule } from '../../alpha';

/** Of the plugin only what the header of its page shows matters. */
const catalog = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/catalog',
        title: 'Catalog',
        loader: async () => <p>The table</p>,
      },
    }),
  ],
});

describe('the header of the catalog', () => {
  it('has the way to the list of standings', async () => {
    renderTestApp({
      features: [catalog, orrPlugin, catalogReadinessModule],
      initialRouteEntries: ['/catalog'],
    });
    expect(
      await screen.findByRole('button', { name: 'Readiness of all' }),
    ).toHaveAttribute('href', '/orr');
    expect(screen.getByText('The table')).toBeInTheDocument();
  });

  it('has none where the portal has no such list', async () => {
    renderTestApp({
      features: [catalog, catalogReadinessModule],
      initialRouteEntries: ['/catalog'],
    });
    await screen.findByText('The table');
    expect(
      screen.queryByRole('button', { name: 'Readiness of all' }),
    ).toBeNull();
  });
});
