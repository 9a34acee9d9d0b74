import {
  OperationId,
  OperationOutput,
  operations,
} from 'backstage-plugin-orr-common';
import { BenchBackend } from './startBenchBackend';

/** Sends one request over the loopback and reads all of its answer; anything but the promised status ends the run. */
export async function send<TId extends OperationId>(
  { baseUrl, authorization }: BenchBackend,
  operationId: TId,
  path: string,
  body?: object,
): Promise<OperationOutput<TId>> {
  const { method, status } = operations[operationId];
  const response = await fetch(`${baseUrl}${path}`, {
    method: method.toUpperCase(),
    headers: { authorization, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (response.status !== status) {
    throw new Error(
      `${operationId} answered ${response.status}: ${JSON.stringify(answer)}`,
    );
  }
  return answer;
}
