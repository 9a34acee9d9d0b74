import { FindingDisposition } from 'backstage-plugin-orr-common';
import { ANNA, AT, entity, MUTATION_ID, REVIEW_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const ACTION_ID = '6f0c1f5e-7f64-4f7b-9a39-6c1a1a8d7b01';
const ACTION_URL = `/dispositions/${ACTION_ID}`;

const action: FindingDisposition = {
  id: ACTION_ID,
  type: 'action',
  state: 'open',
  revision: 2,
  entityRef: entity.entityRef,
  checklistId: 'launch',
  questionId: 'runbook-known',
  reviewId: REVIEW_ID,
  level: 'HIGH',
  text: 'Rehearse it',
  url: 'https://github.com/acme/payments/issues/12',
  ownerRef: ANNA,
  until: '2026-03-20',
  proposedBy: ANNA,
  proposedAt: AT,
  postponements: [],
};

const wanted = {
  mutationId: MUTATION_ID,
  revision: 1,
  trackerId: 'github:github.com',
  placeId: 'acme/payments',
  title: 'Payments: Rehearse it',
  body: 'Rehearse it',
};

/** Examples of tickets of actions. @internal */
export const ticketExamples: {
  [TId in 'listTicketPlaces' | 'createTicket']: OperationExample<TId>;
} = {
  listTicketPlaces: {
    url: `${ACTION_URL}/ticket-places`,
    served: {
      by: 'ticketService.listTicketPlaces',
      with: { dispositionId: ACTION_ID },
    },
    output: {
      trackers: [
        {
          id: 'github:github.com',
          title: 'GitHub',
          places: [{ id: 'acme/payments', title: 'acme/payments' }],
        },
      ],
      templates: [
        {
          id: 'board',
          title: 'Board',
          url: 'https://board.example.com/new?title={{title}}',
        },
      ],
      draft: { title: 'Payments: Rehearse it', body: 'Rehearse it' },
    },
    invalid: {
      url: '/dispositions/12/ticket-places',
      message: 'params.dispositionId: ',
    },
    auditMeta: { queryType: 'places', dispositionId: ACTION_ID },
  },
  createTicket: {
    url: `${ACTION_URL}/tickets`,
    body: wanted,
    served: {
      by: 'ticketService.createTicket',
      with: { dispositionId: ACTION_ID, placeId: 'acme/payments' },
    },
    output: action,
    invalid: {
      body: { ...wanted, title: 'Two\nlines' },
      message: 'body.title: ',
    },
    auditMeta: {
      actionType: 'create',
      dispositionId: ACTION_ID,
      trackerId: 'github:github.com',
      placeId: 'acme/payments',
      mutationId: MUTATION_ID,
    },
  },
};
