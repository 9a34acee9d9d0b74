import { screen, within } from '@testing-library/react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp } from '@backstage/test-utils';
import { EntityFacts } from 'backstage-plugin-orr-common';
import { KnownSummary } from './KnownSummary';

const FACTS: EntityFacts = {
  entityRef: 'component:default/payments',
  source: 'catalog',
  seenAt: '2026-03-01T10:42:00.000Z',
  checklists: [{ checklistId: 'launch', prefillable: 11, questionCount: 29 }],
  facts: [
    {
      topic: 'owner',
      portalPath: '/catalog/default/group/money',
      entities: [{ entityRef: 'group:default/money', ownerRefs: [] }],
      from: 'relations.ownedBy',
    },
    {
      topic: 'runbook',
      title: 'Runbook',
      href: ['javascript', 'alert(1)'].join(':'),
      from: 'metadata.links',
    },
    {
      topic: 'dependencies',
      portalPath: '/catalog/default/component/payments',
      entities: Array.from({ length: 10 }, (_, index) => ({
        entityRef: `component:default/c${index}`,
        ownerRefs: ['group:default/money'],
      })),
      from: 'relations.dependsOn',
    },
    {
      topic: 'techdocs',
      portalPath: '/docs/default/component/payments',
      from: 'metadata.annotations',
    },
  ],
};

const show = (facts: EntityFacts) =>
  renderInTestApp(<KnownSummary facts={facts} checklistId="launch" />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });

describe('KnownSummary', () => {
  it('says how many questions can be prefilled, and with what', async () => {
    await show(FACTS);
    const known = within(screen.getByRole('region', { name: 'Already known' }));
    expect(
      known.getByText(
        '11 of 29 questions can be prefilled with evidence from the catalog.',
      ),
    ).toBeInTheDocument();
    expect(known.getAllByRole('link', { name: 'money' })[0]).toHaveAttribute(
      'href',
      '/catalog/default/group/money',
    );
    expect(known.getByText('and 2 more')).toBeInTheDocument();
    expect(known.getByRole('link', { name: 'Documentation' })).toHaveAttribute(
      'href',
      '/docs/default/component/payments',
    );
    // An address that could do harm is words, not a link.
    expect(
      known.queryByRole('link', { name: 'Runbook' }),
    ).not.toBeInTheDocument();
  });

  it('says that the catalog was not there to be asked', async () => {
    await show({ ...FACTS, source: 'stored' });
    expect(
      screen.getByText(/^The catalog could not be asked just now/),
    ).toBeInTheDocument();
  });

  it('is absent where nothing is known', async () => {
    await show({ ...FACTS, facts: [] });
    expect(screen.queryByRole('region')).not.toBeInTheDocument();
  });
});
