import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { OpenQuestionsService } from '../service/OpenQuestionsService';
import { ReadinessService } from '../service/ReadinessService';
import { registerGetEntityReadinessAction } from './registerGetEntityReadinessAction';
import { registerListEntitiesByStandingAction } from './registerListEntitiesByStandingAction';
import { registerListOpenQuestionsAction } from './registerListOpenQuestionsAction';

/** Registers what agents may do through the portal. @internal */
export function registerActions(options: {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  openQuestions: OpenQuestionsService;
  readiness: ReadinessService;
}): void {
  registerGetEntityReadinessAction(options);
  registerListEntitiesByStandingAction(options);
  registerListOpenQuestionsAction(options);
}
