import { BreakGlass, EntityVerdict } from 'backstage-plugin-orr-common';
import { ANNA, AT, entity, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const URL = '/entities/component/default/checkout';
const entityRef = 'component:default/checkout';

const broken: BreakGlass = {
  id: '0b9f7a52-57cb-4b4e-9f53-6f3c0c3f7b21',
  personRef: ANNA,
  declaredBy: 'external:release-pipeline',
  reason: 'The shop is down, and this release mends it',
  brokenAt: AT,
  until: '2026-03-02T09:00:00.000Z',
};
const verdict: EntityVerdict = {
  entityRef: entity.entityRef,
  url: 'https://portal.example.org/catalog/default/component/checkout/operational-readiness',
  verdict: 'noGo',
  reasons: [
    { checklistId: 'launch', code: 'cadencePassed', date: '2026-01-31' },
  ],
  snapshotHash: 'e3b0c442',
  checklists: [
    {
      checklistId: 'launch',
      checklistTitle: 'Launch',
      checklistVersion: 3,
      standing: 'overdue',
      verdict: 'noGo',
      graceUntil: '2026-02-14',
      validUntil: '2026-01-31',
      decisionId: 'd1',
      snapshotHash: 'e3b0c442',
    },
  ],
  breakGlass: broken,
};

/** Examples of what release pipelines ask. @internal */
export const gateExamples: {
  [TId in
    | 'getEntityVerdict'
    | 'breakGlass'
    | 'endBreakGlass']: OperationExample<TId>;
} = {
  getEntityVerdict: {
    url: `${URL}/verdict`,
    served: { by: 'gateService.getEntityVerdict', with: { entityRef } },
    output: verdict,
    invalid: {
      url: `${URL}/verdict?strict=true`,
      message: 'query.strict: is not known',
    },
    auditMeta: { queryType: 'verdict', entityRef },
  },
  breakGlass: {
    url: `${URL}/break-glass`,
    body: { reason: broken.reason, personRef: ANNA },
    served: { by: 'gateService.breakGlass', with: { entityRef } },
    output: broken,
    invalid: { body: { reason: '  ' }, message: 'body.reason: ' },
    auditMeta: { actionType: 'break-glass', entityRef, personRef: ANNA },
  },
  endBreakGlass: {
    url: `${URL}/break-glass/${broken.id}/endings`,
    body: { mutationId: MUTATION_ID },
    served: {
      by: 'gateService.endBreakGlass',
      with: { entityRef, breakGlassId: broken.id },
    },
    output: { ...broken, endedAt: AT, endedBy: ANNA },
    invalid: {
      url: `${URL}/break-glass/first/endings`,
      message: 'params.breakGlassId: ',
    },
    auditMeta: {
      actionType: 'end',
      entityRef,
      breakGlassId: broken.id,
      mutationId: MUTATION_ID,
    },
  },
};
