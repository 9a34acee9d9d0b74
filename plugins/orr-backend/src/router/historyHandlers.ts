import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityChangeService } from '../service/EntityChangeService';
import { HistoryCareService } from '../service/HistoryCareService';
import { Handlers } from './Handlers';

/** @internal */
export function historyHandlers(
  changes: EntityChangeService,
  care: HistoryCareService,
): Pick<
  Handlers,
  | 'listEntityChanges'
  | 'exportEntityChangesCsv'
  | 'exportEntityChangesJson'
  | 'verifyHistory'
  | 'previewErasure'
  | 'eraseContent'
> {
  return {
    listEntityChanges: ({ params, query }, options) =>
      changes.listEntityChanges(
        { entityRef: stringifyEntityRef(params), ...query },
        options,
      ),
    exportEntityChangesCsv: ({ params, query }, options) =>
      changes.exportCsv(
        { entityRef: stringifyEntityRef(params), ...query },
        options,
      ),
    exportEntityChangesJson: ({ params, query }, options) =>
      changes.exportJson(
        { entityRef: stringifyEntityRef(params), ...query },
        options,
      ),
    verifyHistory: (_, options) => care.verifyHistory(options),
    previewErasure: ({ query }, options) => care.previewErasure(query, options),
    eraseContent: ({ body }, options) => care.eraseContent(body, options),
  };
}
