import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  OrrApi,
  VouchingItem,
  VouchingPage,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { checklistSummary } from '../../__testUtils__/readinessFixtures';
import { checklist } from '../../__testUtils__/reviewFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { VouchingsPage } from './VouchingsPage';

const DELIVERY = 'component:default/delivery';
const AT = '2026-03-02T09:00:00.000Z';

const item = (changes: Partial<VouchingItem> = {}): VouchingItem => ({
  vouching: {
    id: 'v1',
    revision: 3,
    voucherRef: DELIVERY,
    checklistId: 'launch',
    questionIds: ['rollback'],
    statement: 'One click takes a release back',
    url: 'https://docs.example.org/rollback',
    validUntil: '2026-12-31',
    state: 'active',
    createdBy: 'user:default/omar',
    createdAt: AT,
    changedBy: 'user:default/omar',
    changedAt: AT,
  },
  checklistTitle: 'Launch readiness',
  questions: [{ id: 'rollback', title: 'Can you roll back?' }],
  isInForce: true,
  may: { manage: true, restore: false },
  ...changes,
});
const leaving = item({
  vouching: {
    ...item().vouching,
    state: 'withdrawing',
    withdrawal: {
      reason: 'The button goes',
      unsafe: false,
      by: 'user:default/omar',
      at: AT,
      endsAt: '2026-03-16T09:00:00.000Z',
    },
  },
  may: { manage: true, restore: true },
});
const pageOf = (
  items: VouchingItem[],
  changes: Partial<VouchingPage> = {},
): VouchingPage => ({
  items,
  totalItems: items.length,
  range: { from: '2026-03-02', to: '2027-03-03' },
  mayVouch: true,
  ...changes,
});

function show(
  methods: Partial<OrrApi> = {},
  address = `/orr/vouchings?voucher=${DELIVERY}`,
) {
  renderInTestApp(<VouchingsPage />, {
    apis: [
      [
        orrApiRef,
        createFakeOrrApi({
          listVouchings: async () => pageOf([item()]),
          listChecklists: async () => ({ items: [checklistSummary()] }),
          getChecklistVersion: async () => ({
            checklistId: checklistSummary().id,
            version: 1,
            contentHash: 'h',
            publishedAt: AT,
            document: checklist,
          }),
          ...methods,
        }),
      ],
      [catalogApiRef, catalogApiMock({ entities: [] })],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [address],
  });
}

describe('VouchingsPage', () => {
  it('says who vouches for what, how far it has come and until when', async () => {
    show();
    const list = within(
      await screen.findByRole('list', { name: 'What is vouched for' }),
    );
    expect(
      list.getByText('One click takes a release back'),
    ).toBeInTheDocument();
    expect(list.getByText('Can you roll back?')).toBeInTheDocument();
    expect(list.getByText('In force')).toBeInTheDocument();
    expect(screen.getByText('1 vouching')).toHaveAttribute('role', 'status');
    expect(list.getByRole('link', { name: /Look at it/ })).toHaveAttribute(
      'href',
      'https://docs.example.org/rollback',
    );
  });

  it.each<[string, Partial<VouchingPage>, string, RegExp]>([
    ['nothing chosen', { mayVouch: false }, '/orr/vouchings', /^Choose a/],
    ['who may vouch', {}, `/orr/vouchings?voucher=${DELIVERY}`, /^Where every/],
    [
      'who may not',
      { mayVouch: false },
      `/orr/vouchings?voucher=${DELIVERY}`,
      /^You may read/,
    ],
  ])('says what to do while it is empty: %s', async (_, page, at, words) => {
    show({ listVouchings: async () => pageOf([], page) }, at);
    expect(
      await screen.findByText('Nothing is vouched for here yet.'),
    ).toBeInTheDocument();
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(
      screen.queryAllByRole('button', { name: 'Vouch for questions' }),
    ).toHaveLength(page.mayVouch === false ? 0 : 1);
  });

  it('offers to try again where it cannot be read', async () => {
    const listVouchings = jest
      .fn()
      .mockRejectedValueOnce(responseError(503, 'Down'))
      .mockResolvedValue(pageOf([item()]));
    show({ listVouchings });
    expect(
      await screen.findByText('What is vouched for could not be read.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /again/i }));
    expect(await screen.findByText('In force')).toBeInTheDocument();
  });

  it('vouches for the questions that are chosen, once all is said', async () => {
    const giveVouching = jest.fn(async () => item());
    show({ giveVouching });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Vouch for questions' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const [question] = checklist.sections[0].questions;
    const box = await dialog.findByRole('checkbox', { name: question.title });
    await userEvent.click(dialog.getByRole('button', { name: 'Vouch' }));
    expect(
      dialog.getByText('Choose at least one question.'),
    ).toBeInTheDocument();
    expect(giveVouching).not.toHaveBeenCalled();
    await userEvent.click(box);
    await userEvent.type(
      dialog.getByLabelText(/What the platform does/),
      'It does so',
    );
    await userEvent.type(
      dialog.getByLabelText(/Where that can be looked at/),
      'https://docs.example.org/x',
    );
    await userEvent.type(dialog.getByLabelText(/Last day/), '2026-06-30');
    await userEvent.click(dialog.getByRole('button', { name: 'Vouch' }));
    expect(giveVouching).toHaveBeenCalledWith({
      body: expect.objectContaining({
        voucherRef: DELIVERY,
        checklistId: checklistSummary().id,
        questionIds: [question.id],
        statement: 'It does so',
        url: 'https://docs.example.org/x',
        validUntil: '2026-06-30',
      }),
    });
  });

  it('shows what rests on it before it can be withdrawn', async () => {
    let tell = () => {};
    const withdrawVouching = jest.fn(async () => leaving);
    show({
      withdrawVouching,
      previewVouchingWithdrawal: () =>
        new Promise(resolve => {
          tell = () =>
            resolve({
              decided: 2,
              running: 1,
              entities: [
                {
                  entityRef: 'component:default/checkout',
                  isDecided: true,
                  isRunning: true,
                },
              ],
              graceDays: 14,
              endsAt: '2026-03-16T09:00:00.000Z',
            });
        }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Withdraw: One click/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const button = dialog.getByRole('button', { name: 'Withdraw' });
    expect(button).toBeDisabled();
    tell();
    expect(
      await dialog.findByText(/^2 entities have a decision/),
    ).toHaveTextContent(/1 entity has a running review/);
    expect(
      within(
        dialog.getByRole('list', { name: 'Entities that rest on it' }),
      ).getByRole('listitem'),
    ).toHaveTextContent('decided, in review');
    expect(dialog.getByText(/^It holds until/)).toBeInTheDocument();
    await userEvent.click(button);
    expect(withdrawVouching).not.toHaveBeenCalled();
    await userEvent.click(
      dialog.getByRole('checkbox', { name: /Relying on it is not safe/ }),
    );
    expect(dialog.getByText(/^It ends at once/)).toBeInTheDocument();
    await userEvent.type(dialog.getByLabelText(/Why/), 'It broke');
    await userEvent.click(button);
    expect(withdrawVouching).toHaveBeenCalledWith({
      params: { vouchingId: 'v1' },
      body: expect.objectContaining({
        revision: 3,
        unsafe: true,
        reason: 'It broke',
      }),
    });
  });

  it('takes a withdrawal back within its grace', async () => {
    const restoreVouching = jest.fn(async () => item());
    const listVouchings = jest
      .fn()
      .mockResolvedValueOnce(pageOf([leaving]))
      .mockResolvedValue(pageOf([item()]));
    show({ restoreVouching, listVouchings });
    expect(await screen.findByText(/^Ends on/)).toBeInTheDocument();
    expect(
      screen.getByText('Withdrawn because: The button goes'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Change:/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /^Take the withdrawal back/ }),
    );
    expect(await screen.findByText('In force')).toBeInTheDocument();
    expect(restoreVouching).toHaveBeenCalledTimes(1);
  });

  it('offers nothing to who may only read', async () => {
    show({
      listVouchings: async () =>
        pageOf([item({ may: { manage: false, restore: false } })], {
          mayVouch: false,
        }),
    });
    const list = within(
      await screen.findByRole('list', { name: 'What is vouched for' }),
    );
    expect(list.queryByRole('button')).not.toBeInTheDocument();
  });
});
