import { ExemptionService } from '../service/ExemptionService';
import { ProgrammeService } from '../service/ProgrammeService';
import { Handlers } from './Handlers';

/** @internal */
export function programmeHandlers(
  programme: ProgrammeService,
  exemptions: ExemptionService,
): Pick<
  Handlers,
  | 'getProgramme'
  | 'updateProgramme'
  | 'getProgrammeCoverage'
  | 'getProgrammeSetup'
  | 'previewScope'
  | 'listExemptions'
  | 'requestExemption'
  | 'decideExemption'
  | 'withdrawExemption'
  | 'endExemption'
> {
  return {
    getProgramme: (_, options) => programme.getProgramme(options),
    updateProgramme: ({ body }, options) =>
      programme.updateProgramme(body, options),
    getProgrammeCoverage: (_, options) =>
      programme.getProgrammeCoverage(options),
    getProgrammeSetup: (_, options) => programme.getProgrammeSetup(options),
    previewScope: ({ body }, options) => programme.previewScope(body, options),
    listExemptions: ({ query }, options) =>
      exemptions.listExemptions(query, options),
    requestExemption: ({ body }, options) =>
      exemptions.requestExemption(body, options),
    decideExemption: ({ params, body }, options) =>
      exemptions.decideExemption({ ...body, ...params }, options),
    withdrawExemption: ({ params, body }, options) =>
      exemptions.withdrawExemption({ ...body, ...params }, options),
    endExemption: ({ params, body }, options) =>
      exemptions.endExemption({ ...body, ...params }, options),
  };
}
