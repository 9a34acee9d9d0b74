import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Operation } from 'backstage-plugin-orr-common';
import { viewerOf } from '../service/viewerOf';

/**
 * Puts an audit event around what an agent does: the one of the operation that reads the same, with who it worked for and
 * by which action.
 *
 * @internal
 */
export async function runAudited<T>(
  options: {
    auditor: AuditorService;
    operation: Operation;
    action: string;
    credentials: BackstageCredentials;
    meta?: JsonObject;
  },
  act: () => Promise<T>,
): Promise<T> {
  const { auditor, operation, action, credentials, meta } = options;
  const event = await auditor.createEvent({
    eventId: operation.audit.eventId,
    severityLevel: 'low',
    meta: {
      ...operation.audit.meta,
      action,
      onBehalfOf: viewerOf(credentials),
      ...meta,
    },
  });
  let output: T;
  try {
    output = await act();
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
  await event.success();
  return output;
}
