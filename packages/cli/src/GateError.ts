import { VerdictExitCode } from 'backstage-plugin-orr-common';

/** Why there is no verdict, and what the command ends with for that. @internal */
export class GateError extends Error {
  readonly exitCode: VerdictExitCode;

  constructor(exitCode: VerdictExitCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'GateError';
    this.exitCode = exitCode;
  }
}
