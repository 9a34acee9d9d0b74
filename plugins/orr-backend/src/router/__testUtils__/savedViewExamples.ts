import { SavedView } from 'backstage-plugin-orr-common';
import { AT, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const VIEW_ID = '0b0c3f7e-53f6-4a6e-9d43-1f4f7e2a9c11';
const content = {
  name: 'Payments, tier 1',
  view: '',
  search: 'owner=group%3Adefault%2Fpayments&tier=1',
  shared: true,
};
const view: SavedView = {
  ...content,
  id: VIEW_ID,
  ownerRef: 'user:default/anna',
  isOwn: true,
  revision: 2,
  changedAt: AT,
};

/** Examples of what people save of how they look at the organisation. @internal */
export const savedViewExamples: {
  [TId in
    | 'listSavedViews'
    | 'getSavedView'
    | 'saveView'
    | 'changeSavedView'
    | 'removeSavedView']: OperationExample<TId>;
} = {
  listSavedViews: {
    url: '/me/views',
    served: { by: 'savedViewService.listSavedViews' },
    output: { items: [view] },
    invalid: {
      url: '/me/views?owner=user:default/ben',
      message: 'query.owner: is not known',
    },
    auditMeta: { queryType: 'mine' },
  },
  getSavedView: {
    url: `/views/${VIEW_ID}`,
    served: {
      by: 'savedViewService.getSavedView',
      with: { viewId: VIEW_ID },
    },
    output: view,
    invalid: { url: '/views/mine', message: 'params.viewId: ' },
    auditMeta: { queryType: 'by-id', viewId: VIEW_ID },
  },
  saveView: {
    url: '/me/views',
    body: { mutationId: MUTATION_ID, ...content },
    served: {
      by: 'savedViewService.saveView',
      with: { name: 'Payments, tier 1' },
    },
    output: { ...view, revision: 1 },
    invalid: {
      body: { mutationId: MUTATION_ID, ...content, search: '?tier=1' },
      message: 'body.search: ',
    },
    auditMeta: { actionType: 'save', mutationId: MUTATION_ID },
  },
  changeSavedView: {
    url: `/views/${VIEW_ID}`,
    body: { mutationId: MUTATION_ID, revision: 1, ...content },
    served: {
      by: 'savedViewService.changeSavedView',
      with: { viewId: VIEW_ID, revision: 1 },
    },
    output: view,
    invalid: {
      body: { mutationId: MUTATION_ID, ...content },
      message: 'body.revision: ',
    },
    auditMeta: {
      actionType: 'change',
      viewId: VIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  removeSavedView: {
    url: `/views/${VIEW_ID}/removal`,
    body: { mutationId: MUTATION_ID, revision: 2 },
    served: {
      by: 'savedViewService.removeSavedView',
      with: { viewId: VIEW_ID, revision: 2 },
    },
    output: { items: [] },
    invalid: {
      body: { mutationId: MUTATION_ID },
      message: 'body.revision: ',
    },
    auditMeta: {
      actionType: 'remove',
      viewId: VIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
};
