import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { Operation } from './Operation';
import {
  changeSavedViewBodySchema,
  removeSavedViewBodySchema,
  SavedView,
  SavedViewList,
  savedViewListSchema,
  savedViewSchema,
  saveViewBodySchema,
} from './savedViewSchemas';

const params = z.object({ viewId: z.uuid() });
const one = schemaOf<SavedView>(savedViewSchema);
const list = schemaOf<SavedViewList>(savedViewListSchema);

/** Holds filters, which show to each only what they may see. */
const OWN = { none: 'holds nothing but how its owner looks at lists' };

/** What people have saved of how they look at the organisation. @internal */
export const savedViewOperations = {
  listSavedViews: {
    method: 'get',
    path: '/me/views',
    summary: 'What the caller has saved, by name',
    response: list,
    status: 200,
    permission: OWN,
    audit: { eventId: 'view-fetch', meta: { queryType: 'mine' } },
  },
  getSavedView: {
    method: 'get',
    path: '/views/:viewId',
    summary: 'What the caller has saved, or somebody else for all',
    params,
    response: one,
    status: 200,
    permission: OWN,
    audit: { eventId: 'view-fetch', meta: { queryType: 'by-id' } },
  },
  saveView: {
    method: 'post',
    path: '/me/views',
    summary:
      'Save filters, order and columns of a view under a name, for the caller or for everybody who has the link',
    body: saveViewBodySchema,
    response: one,
    status: 201,
    permission: OWN,
    audit: { eventId: 'view-mutate', meta: { actionType: 'save' } },
  },
  changeSavedView: {
    method: 'put',
    path: '/views/:viewId',
    summary: 'Give a saved view another name, content or audience',
    params,
    body: changeSavedViewBodySchema,
    response: one,
    status: 200,
    permission: OWN,
    audit: { eventId: 'view-mutate', meta: { actionType: 'change' } },
  },
  removeSavedView: {
    method: 'post',
    path: '/views/:viewId/removal',
    summary: 'Take a saved view away, for all who have its link',
    params,
    body: removeSavedViewBodySchema,
    response: list,
    status: 200,
    permission: OWN,
    audit: { eventId: 'view-mutate', meta: { actionType: 'remove' } },
  },
} as const satisfies Record<string, Operation>;
