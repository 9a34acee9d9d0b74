import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { readinessRow } from '../../__testUtils__/readinessFixtures';
import { DEFAULT_COLUMNS } from '../../hooks/listColumns';
import { useEntityPanel } from '../../hooks/useEntityPanel';
import { useReadinessFilters } from '../../hooks/useReadinessFilters';
import { ReadinessTable } from './ReadinessTable';

const ROW_HEIGHT = 57;
const VIEW_HEIGHT = 500;

function ListOf({ count }: { count: number }) {
  return (
    <ReadinessTable
      rows={Array.from({ length: count }, (_, index) =>
        readinessRow(`service-${index + 1}`),
      )}
      columns={DEFAULT_COLUMNS}
      state={useReadinessFilters()}
      panel={useEntityPanel()}
    />
  );
}

function show(count: number, search = '') {
  renderInTestApp(<ListOf count={count} />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [`/${search}`],
  });
}

const table = () =>
  screen.findByRole('table', { name: 'Entities and their standing' });

/** The numbers of the services that are drawn. */
const drawn = () =>
  screen
    .getAllByRole('rowheader')
    .map(({ textContent }) => Number(/\d+/.exec(textContent!)));

function scrollTo(pixels: number) {
  Object.defineProperty(window, 'scrollY', {
    configurable: true,
    value: pixels,
  });
  fireEvent.scroll(window);
}

describe('ReadinessTable', () => {
  beforeEach(() => {
    // Nothing is laid out here.
    jest
      .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
      .mockReturnValue(ROW_HEIGHT);
    jest
      .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
      .mockImplementation(() => new DOMRect(0, -window.scrollY, 0, 0));
    Object.defineProperty(window, 'innerHeight', {
      configurable: true,
      value: VIEW_HEIGHT,
    });
    scrollTo(0);
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('draws a page of the usual length whole', async () => {
    show(50);
    expect(await table()).not.toHaveAttribute('aria-rowcount');
    expect(drawn()).toHaveLength(50);
  });

  it('draws of a long one what is in view, and says how long it is', async () => {
    show(200);
    expect(await table()).toHaveAttribute('aria-rowcount', '201');
    expect(drawn()[0]).toBe(1);
    expect(drawn().length).toBeLessThan(40);

    scrollTo(100 * ROW_HEIGHT);

    expect(drawn()).toEqual(expect.arrayContaining([100, 105, 110]));
    expect(drawn()).not.toContain(1);
    const row = screen.getByRole('rowheader', { name: /^service-105\b/ });
    expect(row.closest('tr')).toHaveAttribute('aria-rowindex', '106');
  });

  it('keeps the row that has the focus, and that of which the panel tells', async () => {
    show(200, '?entity=component:default/service-3');
    const { getByRole } = within(await table());
    const link = getByRole('link', { name: 'service-1' });
    act(() => link.focus());

    scrollTo(150 * ROW_HEIGHT);

    expect(drawn().slice(0, 2)).toEqual([1, 3]);
    expect(drawn()).toContain(155);
    expect(link).toHaveFocus();
  });

  it('is whole on paper', async () => {
    show(200);
    await table();
    act(() => {
      window.dispatchEvent(new Event('beforeprint'));
    });
    expect(drawn()).toHaveLength(200);
    act(() => {
      window.dispatchEvent(new Event('afterprint'));
    });
    expect(drawn().length).toBeLessThan(40);
  });
});
