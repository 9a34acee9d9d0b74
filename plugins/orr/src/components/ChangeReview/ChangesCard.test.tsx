import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  addDays,
  dayOf,
  ChecklistVersion,
  OrrApi,
  ReviewPage,
  ReviewSummary,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  checklistSummary,
  checklistVersion,
  paymentsEntity,
  reviewDetail,
  reviewSummary,
} from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { ChangeHead } from './ChangeHead';
import { ChangesCard } from './ChangesCard';

const TODAY = dayOf(new Date(), 'UTC');

function changeReview(
  plannedOn: string,
  rest: Partial<ReviewSummary> = {},
): ReviewSummary {
  return reviewSummary({
    kind: 'change',
    change: {
      kind: 'release',
      title: 'Checkout 4.2',
      url: 'https://code.example.org/4.2',
      plannedOn,
    },
    ...rest,
  });
}

function changeChecklist(id: string, kind: string): ChecklistVersion {
  const version = checklistVersion();
  return {
    ...version,
    checklistId: id,
    document: { ...version.document, id, appliesTo: { kind } },
  };
}

function show(
  latest: ReviewPage,
  options: { mayCreate?: boolean; methods?: Partial<OrrApi> } = {},
) {
  const orrApi = createFakeOrrApi({
    listChecklists: async () => ({
      items: [
        checklistSummary({ id: 'both', title: 'Service launch' }),
        checklistSummary({ id: 'apis', title: 'APIs', kinds: ['change'] }),
        checklistSummary({ id: 'quick', title: 'Change', kinds: ['change'] }),
        checklistSummary({ id: 'yearly', kinds: ['periodic'] }),
      ],
    }),
    getChecklistVersion: async ({ params }) =>
      changeChecklist(
        params.checklistId,
        params.checklistId === 'apis' ? 'API' : 'Component',
      ),
    ...options.methods,
  });
  renderInTestApp(
    <ChangesCard
      entity={paymentsEntity()}
      latest={latest}
      mayCreate={options.mayCreate ?? true}
    />,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return orrApi;
}

async function fill(url: string, plannedOn: string) {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Review a change' }),
  );
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Review a change' }),
  );
  fireEvent.change(dialog.getByRole('textbox', { name: /Title/ }), {
    target: { value: ' Checkout 4.3 ' },
  });
  fireEvent.change(dialog.getByRole('textbox', { name: /Link/ }), {
    target: { value: url },
  });
  fireEvent.change(dialog.getByLabelText(/Planned for/), {
    target: { value: plannedOn },
  });
  return dialog;
}

describe('ChangesCard', () => {
  it('lists the changes among the latest reviews, with how far each is', async () => {
    const orrApi = show({
      items: [
        changeReview(TODAY, { id: 'running' }),
        reviewSummary({ id: 'launch' }),
        changeReview(addDays(TODAY, -7), {
          id: 'valid',
          state: 'decided',
          outcome: 'go',
        }),
        changeReview(addDays(TODAY, -8), {
          id: 'over',
          state: 'decided',
          outcome: 'go',
        }),
      ],
    });
    const list = await screen.findByRole('list', { name: 'Changes' });
    const [running, valid, over, ...more] =
      within(list).getAllByRole('listitem');
    expect(more).toEqual([]);
    expect(
      within(running).getByRole('link', { name: 'Checkout 4.2' }),
    ).toHaveAttribute('href', '/reviews/running');
    expect(running).toHaveTextContent('In progress');
    expect(valid).toHaveTextContent('Go');
    expect(valid).not.toHaveTextContent('expired');
    expect(over).toHaveTextContent('Go, expired with the change');
    expect(orrApi.listEntityReviews).not.toHaveBeenCalled();
  });

  it('asks for older ones only when somebody wants them', async () => {
    const orrApi = show(
      { items: [], nextCursor: 'more' },
      {
        methods: {
          listEntityReviews: async ({ query }) => ({
            items: [changeReview(TODAY, { id: query?.cursor ?? 'first' })],
            nextCursor: query?.cursor ? undefined : 'second',
          }),
        },
      },
    );
    expect(
      await screen.findByText('There is no change among the latest reviews.'),
    ).toBeVisible();
    expect(orrApi.listEntityReviews).not.toHaveBeenCalled();
    const older = () =>
      userEvent.click(
        screen.getByRole('button', { name: 'Show older changes' }),
      );
    await older();
    expect(await screen.findAllByRole('listitem')).toHaveLength(1);
    await older();
    await waitFor(() =>
      expect(screen.getAllByRole('listitem')).toHaveLength(2),
    );
    expect(orrApi.listEntityReviews.mock.calls[0][0].query).toMatchObject({
      kind: 'change',
    });
  });

  it('says that there is none, and offers nothing to whoever may not start', async () => {
    show({ items: [] }, { mayCreate: false });
    expect(
      await screen.findByText(
        'No change of this entity has been reviewed yet.',
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Review a change' }),
    ).not.toBeInTheDocument();
  });

  it('starts the review of a change, by the checklist that is for changes alone unless another is chosen', async () => {
    const orrApi = show(
      { items: [] },
      { methods: { createReview: async () => reviewDetail() } },
    );
    const dialog = await fill('https://code.example.org/4.3', TODAY);
    const confirm = dialog.getByRole('button', { name: 'Start change review' });
    await waitFor(() => expect(confirm).toBeEnabled());
    expect(
      await dialog.findByRole('button', { name: /^Checklist Change/ }),
    ).toBeVisible();
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(orrApi.createReview).toHaveBeenCalledWith({
        body: {
          mutationId: expect.any(String),
          entityRef: 'component:default/payments',
          checklistId: 'quick',
          kind: 'change',
          change: {
            kind: 'release',
            title: 'Checkout 4.3',
            url: 'https://code.example.org/4.3',
            plannedOn: TODAY,
          },
        },
      }),
    );
  });

  it.each([
    // eslint-disable-next-line no-script-url
    ['javascript:alert(1)', TODAY, /begins with http/],
    ['https://code.example.org/4.3', addDays(TODAY, -1), /today or a later/],
  ])('takes neither %s nor a day gone by', async (url, day, problem) => {
    show({ items: [] });
    const dialog = await fill(url, day);
    expect(dialog.getByText(problem)).toBeVisible();
    await dialog.findByRole('button', { name: /^Checklist/ });
    expect(
      dialog.getByRole('button', { name: 'Start change review' }),
    ).toBeDisabled();
  });

  it('says where no checklist is for changes', async () => {
    show(
      { items: [] },
      { methods: { listChecklists: async () => ({ items: [] }) } },
    );
    const dialog = await fill('https://code.example.org/4.3', TODAY);
    expect(
      await dialog.findByText(/^No checklist for changes applies/),
    ).toBeVisible();
  });

  it('keeps what was filled in when starting goes wrong', async () => {
    const refusal = await responseError(409, 'Try again');
    show(
      { items: [] },
      {
        methods: {
          createReview: async () => {
            throw refusal;
          },
        },
      },
    );
    const dialog = await fill('https://code.example.org/4.3', TODAY);
    const confirm = dialog.getByRole('button', { name: 'Start change review' });
    await waitFor(() => expect(confirm).toBeEnabled());
    await userEvent.click(confirm);
    expect(
      await dialog.findByText('The change review was not started'),
    ).toBeVisible();
    expect(dialog.getByRole('textbox', { name: /Title/ })).toHaveValue(
      ' Checkout 4.3 ',
    );
  });
});

describe('ChangeHead', () => {
  it('names the change with its link and its day, and nothing on other reviews', async () => {
    renderInTestApp(
      <>
        <ChangeHead change={changeReview('2026-03-09').change} />
        <ChangeHead />
      </>,
    );
    expect(
      await screen.findByRole('link', { name: 'Checkout 4.2' }),
    ).toHaveAttribute('href', 'https://code.example.org/4.2');
    expect(screen.getByLabelText('The change')).toHaveTextContent(
      'Release: Checkout 4.2, planned for March 9, 2026',
    );
  });
});
