import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ReadinessService } from '../service/ReadinessService';
import { registerGetEntityReadinessAction } from './registerGetEntityReadinessAction';

/** Registers what agents may do through the portal. @internal */
export function registerActions(options: {
  actionsRegistry: ActionsRegistryService;
  readiness: ReadinessService;
}): void {
  registerGetEntityReadinessAction(options);
}
