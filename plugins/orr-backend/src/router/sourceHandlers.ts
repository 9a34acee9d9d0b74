import { SourceAdminService } from '../service/SourceAdminService';
import { SourceBindingService } from '../service/SourceBindingService';
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

/** @internal */
export function bindingHandlers(
  bindings: SourceBindingService,
): Pick<
  Handlers,
  'listBindings' | 'checkBinding' | 'probeSource' | 'previewBindings'
> {
  return {
    listBindings: ({ query }, options) => bindings.listBindings(query, options),
    checkBinding: ({ body }, options) => bindings.checkBinding(body, options),
    probeSource: ({ body }, options) => bindings.probeSource(body, options),
    previewBindings: ({ body }, options) =>
      bindings.previewBindings(body, options),
  };
}
