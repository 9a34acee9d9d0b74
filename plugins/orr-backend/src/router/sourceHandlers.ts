import { SourceAdminService } from '../service/SourceAdminService';
import { Handlers } from './Handlers';

/** @internal */
export function sourceHandlers(
  sources: SourceAdminService,
): Pick<
  Handlers,
  | 'listSources'
  | 'listEnvironments'
  | 'listSourceRules'
  | 'previewSourceRule'
  | 'addSourceRule'
  | 'changeSourceRule'
  | 'removeSourceRule'
> {
  return {
    listSources: (_, options) => sources.listSources(options),
    listEnvironments: (_, options) => sources.listEnvironments(options),
    listSourceRules: (_, options) => sources.listSourceRules(options),
    previewSourceRule: ({ body }, options) =>
      sources.previewSourceRule(body, options),
    addSourceRule: ({ body }, options) => sources.addSourceRule(body, options),
    changeSourceRule: ({ params, body }, options) =>
      sources.changeSourceRule({ ...body, ...params }, options),
    removeSourceRule: ({ params, body }, options) =>
      sources.removeSourceRule({ ...body, ...params }, options),
  };
}
