import { stringifyEntityRef } from '@backstage/catalog-model';
import { GateService } from '../service/GateService';
import { Handlers } from './Handlers';

/** @internal */
export function gateHandlers(
  gate: GateService,
): Pick<Handlers, 'getEntityVerdict' | 'breakGlass' | 'endBreakGlass'> {
  return {
    getEntityVerdict: ({ params }, options) =>
      gate.getEntityVerdict({ entityRef: stringifyEntityRef(params) }, options),
    breakGlass: ({ params, body }, options) =>
      gate.breakGlass(
        { ...body, entityRef: stringifyEntityRef(params) },
        options,
      ),
    endBreakGlass: ({ params: { breakGlassId, ...entity }, body }, options) =>
      gate.endBreakGlass(
        { ...body, breakGlassId, entityRef: stringifyEntityRef(entity) },
        options,
      ),
  };
}
