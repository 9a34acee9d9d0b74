import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { readinessRow } from '../../__testUtils__/readinessFixtures';
import { ReadinessRow } from 'backstage-plugin-orr-common';
import { useEntityPanel } from '../../hooks/useEntityPanel';
import { ReadinessCards } from './ReadinessCards';

function Cards({ row }: { row: ReadinessRow }) {
  return <ReadinessCards rows={[row]} panel={useEntityPanel()} />;
}

describe('ReadinessCards', () => {
  it('says on a narrow screen what the table says', async () => {
    const row = readinessRow('ledger', {
      headline: 'overdue',
      inReview: true,
      validUntil: '2026-01-31',
      deployHealth: 'attention',
      openReviews: [{ reviewId: 'r-1', checklistTitle: 'Launch' }],
    });
    renderInTestApp(<Cards row={row} />, {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });

    const card = within(
      await screen.findByRole('list', { name: 'Entities and their standing' }),
    );
    expect(card.getByText('Overdue')).toBeInTheDocument();
    expect(card.getByRole('link', { name: 'Launch' })).toBeInTheDocument();
    expect(
      card.getByText('component · service · tier-1 · production · Not covered'),
    ).toBeInTheDocument();
    expect(card.getByText('Deploy health: Needs a look')).toBeInTheDocument();
    expect(card.getByText('January 31, 2026')).toBeInTheDocument();
    expect(card.getByRole('link', { name: 'ledger' })).toHaveAttribute(
      'href',
      '/catalog/default/component/ledger/operational-readiness',
    );
  });
});
