import addFormats from 'ajv-formats';
import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import {
  Operation,
  OperationId,
  operations,
} from 'backstage-plugin-orr-common';
import { createOpenApiDocument, openApiPathOf } from '../openApiDocument';

const DOCUMENT = 'https://orr.invalid/openapi.json';
const document = createOpenApiDocument();
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, DOCUMENT, undefined, false);

const compiled = new Map<string, ValidateFunction>();

function escaped(key: string): string {
  return encodeURIComponent(key.replace(/~/g, '~0').replace(/\//g, '~1'));
}

function responsePointer(operationId: OperationId, status: number): string {
  const operation: Operation = operations[operationId];
  const path = openApiPathOf(operation);
  const response =
    document.paths?.[path]?.[operation.method]?.responses?.[`${status}`];
  if (!response) {
    throw new Error(
      `The OpenAPI document knows no response ${status} of ${operationId}`,
    );
  }
  return '$ref' in response
    ? response.$ref
    : `#/paths/${escaped(path)}/${operation.method}/responses/${status}`;
}

function validatorFor(pointer: string, contentType: string): ValidateFunction {
  const found = compiled.get(pointer);
  if (found) {
    return found;
  }
  const validate = ajv.compile({
    $ref: `${DOCUMENT}${pointer}/content/${escaped(contentType)}/schema`,
  });
  compiled.set(pointer, validate);
  return validate;
}

/**
 * Fails unless a real response of an operation is one that the served OpenAPI document promises.
 *
 * @internal
 */
export function expectOperationResponse(
  operationId: OperationId,
  response: { status: number; body: unknown; text?: string; type?: string },
): void {
  const { produces, status }: Operation = operations[operationId];
  // Errors of a JSON file are JSON too.
  const isText =
    produces !== undefined &&
    response.status === status &&
    response.type === produces;
  const validate = validatorFor(
    responsePointer(operationId, response.status),
    isText ? produces : 'application/json',
  );
  if (!validate(isText ? response.text : response.body)) {
    const problems = validate.errors
      ?.map(error => `${error.instancePath || '/'} ${error.message}`)
      .join('\n');
    throw new Error(
      `The response ${response.status} of ${operationId} is not what was promised:\n${problems}`,
    );
  }
}
