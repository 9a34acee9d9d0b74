import { useState } from 'react';
import { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityPicker } from './EntityPicker';

const entity = (kind: string, name: string, title: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { profile: { displayName: title } },
});
const entities = [
  entity('User', 'kim', 'Kim Novak'),
  entity('User', 'ada', 'Ada Byron'),
  entity('Group', 'payments', 'Payments'),
  entity('Component', 'novak-api', 'Novak API'),
];

async function show(
  catalogApi: Pick<typeof catalogApiRef.T, 'queryEntities'>,
  start = '',
) {
  function Held() {
    const [value, setValue] = useState(start);
    return (
      <>
        <EntityPicker id="who" label="Who" value={value} onChange={setValue} />
        <output aria-label="value">{value}</output>
      </>
    );
  }
  await renderInTestApp(
    <TestApiProvider apis={[[catalogApiRef, catalogApi]]}>
      <Held />
    </TestApiProvider>,
  );
  return screen.getByLabelText('Who');
}
const value = () => screen.getByLabelText('value').textContent;

describe('EntityPicker', () => {
  it('finds people and groups by name, and takes the chosen one by keys alone', async () => {
    const field = await show(catalogApiMock({ entities }));
    await userEvent.click(field);
    await userEvent.paste('novak');
    expect(
      await screen.findByRole('option', { name: /Kim Novak/ }),
    ).toHaveTextContent('user:default/kim');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(value()).toBe('user:default/kim');
    expect(screen.queryByRole('option')).not.toBeInTheDocument();
  });

  it('shows a reference by its name', async () => {
    expect(
      await show(catalogApiMock({ entities }), 'user:default/kim'),
    ).toHaveValue('kim');
  });

  it('takes a name that was typed out', async () => {
    const field = await show(catalogApiMock({ entities }));
    await userEvent.click(field);
    await userEvent.paste('ada byron');
    await screen.findByRole('option', { name: /Ada Byron/ });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await userEvent.tab();
    expect(value()).toBe('user:default/ada');
  });

  it('asks for what was typed, and nothing before it is opened', async () => {
    const queryEntities = jest.fn(async () => ({
      items: [],
      totalItems: 0,
      pageInfo: {},
    }));
    const field = await show({ queryEntities });
    expect(queryEntities).not.toHaveBeenCalled();
    await userEvent.click(field);
    await userEvent.paste('nov');
    await userEvent.paste('ak');
    await waitFor(() =>
      expect(queryEntities).toHaveBeenLastCalledWith(
        expect.objectContaining({
          filter: { kind: ['User', 'Group'] },
          fullTextFilter: expect.objectContaining({ term: 'novak' }),
        }),
      ),
    );
  });

  it('takes a full reference while the catalog cannot be asked', async () => {
    const field = await show({
      queryEntities: async () => {
        throw new Error('Down');
      },
    });
    await userEvent.click(field);
    await userEvent.keyboard('user:default/kim');
    expect(field).toHaveValue('user:default/kim');
    expect(
      await screen.findByText(/^The catalog does not answer/),
    ).toBeInTheDocument();
    expect(value()).toBe('user:default/kim');
  });
});
