import { SavedViewService } from '../service/SavedViewService';
import { Handlers } from './Handlers';

/** @internal */
export function savedViewHandlers(
  views: SavedViewService,
): Pick<
  Handlers,
  | 'listSavedViews'
  | 'getSavedView'
  | 'saveView'
  | 'changeSavedView'
  | 'removeSavedView'
> {
  return {
    listSavedViews: (_, options) => views.listSavedViews(options),
    getSavedView: ({ params }, options) => views.getSavedView(params, options),
    saveView: ({ body }, options) => views.saveView(body, options),
    changeSavedView: ({ params, body }, options) =>
      views.changeSavedView({ ...body, ...params }, options),
    removeSavedView: ({ params, body }, options) =>
      views.removeSavedView({ ...body, ...params }, options),
  };
}
