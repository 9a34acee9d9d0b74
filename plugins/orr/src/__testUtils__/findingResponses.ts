import {
  DispositionItem,
  FindingDisposition,
  OperationInput,
  dispositionAfter,
  firstStateOf,
} from 'backstage-plugin-orr-common';
import { FakeResponses } from './FakeResponses';
import { FakeReview } from './FakeReview';
import { refusal } from './refusal';

/** When the fake does what it is asked for. */
const NOW = '2026-03-02T12:30:00.000Z';

/** What was prepared with rights, else what the review has, without. */
function itemsOf({ findings, review }: FakeReview): DispositionItem[] {
  return findings.length
    ? findings
    : (review?.dispositions ?? []).map(disposition => ({
        disposition,
        may: { change: false, decide: false, withdraw: false, end: false },
      }));
}

type Closing = OperationInput<'closeDisposition'>['body'];

/** Finds one that is as the writer has seen it. */
function current(
  fake: FakeReview,
  dispositionId: string,
  revision: number,
): DispositionItem {
  const item = fake.findings.find(
    ({ disposition }) => disposition.id === dispositionId,
  );
  if (!item) {
    throw refusal(404, 'No such disposition');
  }
  if (item.disposition.revision !== revision) {
    throw refusal(409, 'It was changed meanwhile');
  }
  return item;
}

function change(
  fake: FakeReview,
  item: DispositionItem,
  rest: Partial<FindingDisposition>,
): FindingDisposition {
  const disposition = {
    ...item.disposition,
    ...rest,
    revision: item.disposition.revision + 1,
  };
  fake.findings = fake.findings.map(other =>
    other === item ? { ...item, disposition } : other,
  );
  return disposition;
}

const closedBy = (fake: FakeReview, { url, note }: Closing) => ({
  closedBy: fake.userRef,
  closedAt: NOW,
  closedUrl: url,
  closedNote: note,
});

/** What becomes of gaps. */
export const findingResponses = {
  listReviewDispositions: fake => ({
    items: itemsOf(fake),
    may: { propose: fake.mayPropose },
  }),

  listEntityDispositions: fake => ({
    items: fake.findings.filter(({ disposition }) =>
      ['open', 'asked', 'approved'].includes(disposition.state),
    ),
    may: { propose: fake.mayPropose },
  }),

  proposeDisposition: (fake, { body }) => {
    const { mutationId: _, ...proposed } = body;
    const { review } = fake.review!;
    const disposition: FindingDisposition = {
      ...proposed,
      id: `disposition-${fake.findings.length + 1}`,
      state: firstStateOf(body.type),
      revision: 1,
      entityRef: review.entityRef,
      checklistId: review.checklistId,
      reviewId: review.id,
      level: 'HIGH',
      proposedBy: fake.userRef,
      proposedAt: NOW,
      postponements: [],
    };
    const isAction = body.type === 'action';
    const may = {
      change: isAction,
      decide: false,
      decideRefusal: isAction ? ('isAction' as const) : ('isProposer' as const),
      withdraw: !isAction,
      end: false,
    };
    fake.findings = [...fake.findings, { disposition, may }];
    return disposition;
  },

  changeAction: (fake, { params, body }) => {
    const { mutationId: _, revision, url, ...rest } = body;
    return change(fake, current(fake, params.dispositionId, revision), {
      ...rest,
      ...(url !== undefined && { url: url ?? undefined }),
    });
  },

  postponeAction: (fake, { params, body }) => {
    const item = current(fake, params.dispositionId, body.revision);
    const { until: from, postponements } = item.disposition;
    return change(fake, item, {
      until: body.until,
      postponements: [
        ...postponements,
        {
          from,
          to: body.until,
          reason: body.reason,
          postponedBy: fake.userRef,
          postponedAt: NOW,
        },
      ],
    });
  },

  decideDisposition: (fake, { params, body }) => {
    const item = current(fake, params.dispositionId, body.revision);
    return change(fake, item, {
      state: body.outcome,
      decidedBy: fake.userRef,
      decidedAt: NOW,
      decisionNote: body.note,
      residualLevel: body.residualLevel,
      until: body.until ?? item.disposition.until,
    });
  },

  closeDisposition: (fake, { params, body }) => {
    const item = current(fake, params.dispositionId, body.revision);
    return change(fake, item, {
      state: dispositionAfter(item.disposition.state, body.act),
      ...closedBy(fake, body),
    });
  },

  fillBacklog: fake => ({ added: fake.backlogAdds }),
} satisfies FakeResponses;
