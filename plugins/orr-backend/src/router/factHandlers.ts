import { stringifyEntityRef } from '@backstage/catalog-model';
import { FactService } from '../service/FactService';
import { Handlers } from './Handlers';

/** @internal */
export function factHandlers(
  facts: FactService,
): Pick<
  Handlers,
  'listFactDefinitions' | 'getEntityFactReadings' | 'recordFacts'
> {
  return {
    listFactDefinitions: (_input, options) =>
      facts.listFactDefinitions(options),
    getEntityFactReadings: ({ params }, options) =>
      facts.getEntityFactReadings(
        { entityRef: stringifyEntityRef(params) },
        options,
      ),
    recordFacts: ({ body }, options) => facts.recordFacts(body, options),
  };
}
