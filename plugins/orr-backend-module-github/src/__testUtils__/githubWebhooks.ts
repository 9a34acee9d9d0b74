import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import examples from '@octokit/webhooks-examples';
import Ajv2020 from 'ajv/dist/2020';

/** A payload as GitHub publishes it; its parts are not typed, so that they can be edited. */
export type Payload = Record<string, any>;

/** Copies of the published examples of an event. */
export function examplesOf(event: string): Payload[] {
  const found = examples.find(({ name }) => name === event);
  return structuredClone(found!.examples) as Payload[];
}

let ajv: Ajv2020 | undefined;

/** Its package is for other module systems, so that the file is looked for. */
function described(): Ajv2020 {
  const file = require.resolve
    .paths('@octokit/openapi-webhooks')!
    .map(folder =>
      path.join(
        folder,
        '@octokit/openapi-webhooks/generated/api.github.com.json',
      ),
    )
    .find(existsSync)!;
  return new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: false,
  }).addSchema(JSON.parse(readFileSync(file, 'utf8')), 'github');
}

/** What does not fit GitHub’s published description of a webhook, such as `deployment-status-created`. */
export function unfitting(webhook: string, payload: Payload): string[] {
  ajv ??= described();
  const validate = ajv.getSchema(
    `github#/components/schemas/webhook-${webhook}`,
  )!;
  validate(payload);
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
}

/** As GitHub signs what it sends. */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
