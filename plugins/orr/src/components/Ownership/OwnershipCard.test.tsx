import { Entity } from '@backstage/catalog-model';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntitySummary, OwnerState } from 'backstage-plugin-orr-common';
import {
  entityReadiness,
  paymentsEntity,
} from '../../__testUtils__/readinessFixtures';
import { OwnerContactButton } from './OwnerContactButton';
import { OwnershipCard } from './OwnershipCard';

const money: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'money',
    namespace: 'default',
    links: [{ url: 'https://chat.example.org/money', title: 'Money chat' }],
    annotations: { 'backstage.io/edit-url': 'https://git.example.org/money' },
  },
  spec: { type: 'team', profile: { email: 'money@example.org' } },
};

function paymentsKeptAt(annotations: Record<string, string>): Entity {
  const entity = paymentsEntity();
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}

async function show(
  change: Partial<EntitySummary> = {},
  entity = paymentsEntity(),
  groups = [money],
) {
  const summary = { ...entityReadiness().entity, ...change };
  await renderInTestApp(
    <TestApiProvider
      apis={[[catalogApiRef, catalogApiMock({ entities: groups })]]}
    >
      <OwnershipCard entity={entity} summary={summary} />
      <OwnerContactButton ownerRefs={summary.ownerRefs} name="Payments" />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('OwnershipCard', () => {
  it('says how the owner is reached', async () => {
    await show();
    const contacts = within(
      await screen.findByRole('list', { name: 'How to reach the owner' }),
    );
    expect(
      contacts.getByRole('link', { name: 'money@example.org' }),
    ).toHaveAttribute('href', 'mailto:money@example.org');
    expect(contacts.getByRole('link', { name: 'Money chat' })).toHaveAttribute(
      'href',
      'https://chat.example.org/money',
    );
    expect(screen.queryByText(/^kind:/)).not.toBeInTheDocument();
  });

  it.each<[OwnerState, string, RegExp]>([
    [
      'unowned',
      'component:default/payments',
      /owner: group:default\/your-team/,
    ],
    [
      'severalOwners',
      'component:default/payments',
      /owner: group:default\/money/,
    ],
    ['groupWithoutMembers', 'group:default/money', /members:/],
    ['groupWithoutContact', 'group:default/money', /email:/],
  ])(
    'shows what mends %s, and in which entry',
    async (ownerState, ref, yaml) => {
      await show({ ownerState });
      expect(await screen.findByText(yaml)).toHaveTextContent(
        ref.startsWith('group') ? 'kind: Group' : 'kind: Component',
      );
      expect(
        screen.getByRole('button', { name: 'Copy these lines' }),
      ).toBeInTheDocument();
    },
  );

  it('names who has a role, with how they are reached, and says what the catalog does not hold', async () => {
    await show(
      {},
      paymentsKeptAt({
        'operational-readiness/risk-owner': 'Risk-Board',
        'operational-readiness/on-call': 'https://oncall.example.org/pay',
        'operational-readiness/reviewers': 'gone',
      }),
      [
        money,
        {
          ...money,
          metadata: { name: 'risk-board', namespace: 'default' },
          spec: { profile: { email: 'risk@example.org' } },
        },
      ],
    );
    const contacts = within(
      await screen.findByRole('list', { name: 'How to reach: Risk owner' }),
    );
    expect(
      contacts.getByRole('link', { name: 'risk@example.org' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'The rota at oncall.example.org' }),
    ).toHaveAttribute('href', 'https://oncall.example.org/pay');
    expect(
      screen.getByText(/group:default\/gone is not in the catalog/),
    ).toBeInTheDocument();
    expect(
      within(
        screen.getByRole('list', { name: 'How to reach the owner' }),
      ).queryByText('risk@example.org'),
    ).not.toBeInTheDocument();
  });

  it('says what of a role cannot be read, and the lines that mend it', async () => {
    await show(
      {},
      paymentsKeptAt({
        'operational-readiness/on-call': 'ftp://oncall.example.org',
        'operational-readiness/reviewers': 'user:default/ann',
      }),
    );
    expect(
      await screen.findByText(/on-call needs an address that begins with/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/reviewers names something else than a group/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/operational-readiness\/reviewers: group:default/),
    ).toHaveTextContent('kind: Component');
    expect(screen.queryByRole('link', { name: /ftp/ })).not.toBeInTheDocument();
  });

  it('leads whoever disputes the owner to where the entry is edited', async () => {
    await show(
      {},
      paymentsKeptAt({
        'backstage.io/edit-url': 'https://git.example.org/pay',
      }),
    );
    expect(screen.getByText(/Not the right owner/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Edit the entry/ }),
    ).toHaveAttribute('href', 'https://git.example.org/pay');
  });

  it('names the place of an entry that has no such link, and follows no other', async () => {
    await show(
      {},
      paymentsKeptAt({
        'backstage.io/edit-url': 'ftp://git.example.org/pay',
        'backstage.io/managed-by-location': 'file:/catalog/pay.yaml',
      }),
    );
    expect(
      screen.getByText(/The entry is kept in \/catalog\/pay.yaml/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /Edit the entry/ }),
    ).not.toBeInTheDocument();
  });

  it('looks up contacts beside an owner once they are asked for, and says where there are none', async () => {
    await show({}, paymentsEntity(), [
      { ...money, spec: {}, metadata: { name: 'money' } },
    ]);
    await userEvent.click(
      screen.getByRole('button', {
        name: 'How to reach the owner of Payments',
      }),
    );
    const panel = await screen.findByRole('dialog', {
      name: 'How to reach the owner of Payments',
    });
    expect(
      await within(panel).findByText(/knows no way to reach the owner/),
    ).toBeInTheDocument();
  });
});
