import { ReactElement } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { addDays, Decision, dayOf, OrrApi } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { unreachable } from '../../__testUtils__/refusal';
import { REVIEW_ID, reviewDetail } from '../../__testUtils__/reviewFixtures';
import { ExtendCondition } from './ExtendCondition';
import { MeetCondition } from './MeetCondition';

const today = dayOf(new Date(), 'UTC');
const CONDITION = {
  id: 'condition-0',
  text: 'Run in two zones',
  ownerRef: 'group:default/payments-team',
  dueOn: addDays(today, 10),
};
const DECISION = { conditions: [CONDITION] } as unknown as Decision;

async function open(
  control: (onDecision: () => void) => ReactElement,
  methods: Partial<OrrApi>,
) {
  const api = createFakeOrrApi(methods);
  const onDecision = jest.fn();
  renderInTestApp(control(onDecision), { apis: [[orrApiRef, api]] });
  await userEvent.click(
    await screen.findByRole('button', { name: /: Run in two zones$/ }),
  );
  const form = within(await screen.findByRole('dialog'));
  expect(form.getByText('Run in two zones')).toBeVisible();
  return { api, form, onDecision };
}

describe('MeetCondition', () => {
  const meet = () =>
    open(
      onDecision => (
        <MeetCondition
          reviewId={REVIEW_ID}
          condition={CONDITION}
          onDecision={onDecision}
        />
      ),
      {
        meetCondition: jest
          .fn()
          .mockRejectedValueOnce(unreachable())
          .mockResolvedValue(DECISION),
      },
    );

  it('says at the field what is wrong with the link, and sends nothing', async () => {
    const { api, form } = await meet();
    const save = form.getByRole('button', { name: 'Save as met' });
    expect(save).toBeDisabled();
    const link = form.getByRole('textbox', { name: 'Link that shows it' });
    await userEvent.type(link, 'the wiki');
    await userEvent.click(save);
    expect(link).toHaveAccessibleDescription(
      'Write an address that begins with https:// or http://.',
    );
    expect(link).toBeInvalid();
    expect(link).toHaveFocus();
    expect(api.meetCondition).not.toHaveBeenCalled();
  });

  it('is met by a link and a note, once it can be saved', async () => {
    const { api, form, onDecision } = await meet();
    await userEvent.type(
      form.getByRole('textbox', { name: 'Link that shows it' }),
      'https://example.com/zones',
    );
    const note = form.getByRole('textbox', { name: 'Note' });
    expect(note).toHaveAccessibleDescription('Give a link or a note.');
    await userEvent.type(note, 'Since May');
    const save = form.getByRole('button', { name: 'Save as met' });
    await userEvent.click(save);
    expect(await form.findByRole('alert')).toHaveFocus();
    await userEvent.click(save);
    await waitFor(() => expect(onDecision).toHaveBeenCalledWith(DECISION));
    expect(api.meetCondition).toHaveBeenLastCalledWith({
      params: { reviewId: REVIEW_ID, conditionId: 'condition-0' },
      body: {
        mutationId: expect.any(String),
        url: 'https://example.com/zones',
        note: 'Since May',
      },
    });
  });
});

describe('ExtendCondition', () => {
  it('moves the date with a reason, not without', async () => {
    const { api, form, onDecision } = await open(
      done => (
        <ExtendCondition
          detail={reviewDetail()}
          condition={CONDITION}
          onDecision={done}
        />
      ),
      { extendCondition: jest.fn(async () => DECISION) },
    );
    const save = form.getByRole('button', { name: 'Move the date' });
    await userEvent.click(save);
    const reason = form.getByRole('textbox', { name: 'Reason' });
    expect(reason).toHaveAccessibleDescription('This is needed.');
    expect(api.extendCondition).not.toHaveBeenCalled();
    const dueOn = (form.getByLabelText(/New date/) as HTMLInputElement).value;
    await userEvent.type(reason, 'The zone opens later');
    await userEvent.click(save);
    await waitFor(() => expect(onDecision).toHaveBeenCalledWith(DECISION));
    expect(api.extendCondition).toHaveBeenCalledWith({
      params: { reviewId: REVIEW_ID, conditionId: 'condition-0' },
      body: {
        mutationId: expect.any(String),
        dueOn,
        reason: 'The zone opens later',
      },
    });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
