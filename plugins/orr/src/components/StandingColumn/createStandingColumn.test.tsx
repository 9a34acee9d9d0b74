import { Table } from '@backstage/core-components';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import { OrrApi } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { paymentsEntity } from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { createStandingColumn } from './createStandingColumn';

function named(name: string) {
  const entity = paymentsEntity();
  return { entity: { ...entity, metadata: { ...entity.metadata, name } } };
}

async function show(
  lookUpStandings: OrrApi['lookUpStandings'],
  names: string[],
) {
  const orrApi = createFakeOrrApi({ lookUpStandings });
  await renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, orrApi]]}>
      <Table
        options={{ paging: false, search: false }}
        columns={[
          { title: 'Name', field: 'entity.metadata.name' },
          createStandingColumn(),
        ]}
        data={names.map(named)}
      />
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  // A fake of the API itself would be taken for a promise.
  return { orrApi };
}

const standing = (name: string) => ({
  entityRef: `component:default/${name}`,
  headline: 'notReady' as const,
  inReview: false,
  dueSoon: false,
});
const row = (name: string) => within(screen.getByText(name).closest('tr')!);

describe('the column of a table of entities', () => {
  it('asks once for all rows, and leads to the tab of each', async () => {
    const { orrApi } = await show(
      async () => ({ items: [standing('ledger'), standing('billing')] }),
      ['ledger', 'billing', 'hidden'],
    );
    expect(
      (await screen.findAllByRole('link', { name: 'Not ready' })).length,
    ).toBe(2);
    expect(
      row('ledger').getByRole('link', { name: 'Not ready' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/ledger/operational-readiness',
    );
    expect(row('hidden').getByRole('img')).toHaveAccessibleName(
      'No standing that you may see is known',
    );
    expect(orrApi.lookUpStandings.mock.calls).toEqual([
      [
        {
          body: {
            entityRefs: [
              'component:default/ledger',
              'component:default/billing',
              'component:default/hidden',
            ],
          },
        },
      ],
    ]);
  });

  it('asks for no more than 100 at a time', async () => {
    const names = Array.from({ length: 130 }, (_, index) => `part-${index}`);
    const { orrApi } = await show(
      async ({ body }) => ({
        items: body.entityRefs.map(ref => ({
          ...standing('x'),
          entityRef: ref,
        })),
      }),
      names,
    );
    expect(await screen.findAllByText('Not ready')).toHaveLength(130);
    expect(
      orrApi.lookUpStandings.mock.calls.map(
        ([{ body }]) => body.entityRefs.length,
      ),
    ).toEqual([100, 30]);
  });

  it.each([
    [403, 'You may not see standings'],
    [500, 'The standing could not be loaded'],
  ])('says with %i why there is none', async (code, why) => {
    const error = await responseError(code, 'no');
    await show(() => Promise.reject(error), ['ledger']);
    expect(await screen.findByRole('img', { name: why })).toHaveTextContent(
      '–',
    );
  });
});
