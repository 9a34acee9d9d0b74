import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { ChecklistSearchResult } from './ChecklistSearchResult';
import { ReadinessSearchResult } from './ReadinessSearchResult';

const FOUND = {
  title: 'Ledger',
  text: 'Not ready · component ledger',
  location: '/catalog/default/component/ledger/operational-readiness',
};

describe('a result of the search of the portal', () => {
  it('says where an entity stands, since when that is known, and leads to its tab', async () => {
    renderInTestApp(
      <ReadinessSearchResult
        result={
          {
            ...FOUND,
            kind: 'Component',
            owner: 'group:default/payments, group:other/ops',
            standing: 'notReady',
            validUntil: '2027-03-02',
            asOf: new Date(Date.now() - 5 * 60_000).toISOString(),
          } as typeof FOUND
        }
      />,
    );
    expect(await screen.findByRole('link', { name: 'Ledger' })).toHaveAttribute(
      'href',
      FOUND.location,
    );
    expect(screen.getByText('Not ready')).toBeInTheDocument();
    expect(screen.getByText('Owner: payments, other/ops')).toBeInTheDocument();
    expect(screen.getByText(/^As it stood/)).toHaveTextContent(
      'As it stood 5 minutes ago',
    );
    expect(screen.getByText(/^Valid until/)).toHaveTextContent('2027');
  });

  it('shows the text of a document that another release wrote', async () => {
    renderInTestApp(<ReadinessSearchResult result={FOUND} />);
    expect(
      await screen.findByText('Not ready · component ledger'),
    ).toBeInTheDocument();
  });

  it('shows the passage of a checklist that was searched for', async () => {
    renderInTestApp(
      <ChecklistSearchResult
        result={{
          title: 'Launch',
          text: 'Can you roll back?',
          location: '/orr/themes?checklist=launch',
        }}
        highlight={{
          preTag: '<b>',
          postTag: '</b>',
          fields: { text: 'Can you <b>roll</b> back?' },
        }}
      />,
    );
    expect(await screen.findByRole('link', { name: 'Launch' })).toHaveAttribute(
      'href',
      '/orr/themes?checklist=launch',
    );
    expect(screen.getByText('roll').tagName).toBe('MARK');
  });

  it('is nothing without a document', async () => {
    renderInTestApp(
      <>
        <p>There</p>
        <ReadinessSearchResult />
        <ChecklistSearchResult />
      </>,
    );
    await screen.findByText('There');
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
