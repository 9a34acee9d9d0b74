import SwaggerParser from '@apidevtools/swagger-parser';
import { Operation, operations } from 'backstage-plugin-orr-common';
import { createOpenApiDocument, openApiPathOf } from './openApiDocument';

const document = createOpenApiDocument();

function described(operation: Operation) {
  return document.paths?.[openApiPathOf(operation)]?.[operation.method];
}

function referencesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, reference]) => reference,
  );
}

describe('createOpenApiDocument', () => {
  it('is valid OpenAPI 3.1', async () => {
    const copy = JSON.parse(JSON.stringify(document));
    await expect(SwaggerParser.validate(copy)).resolves.toMatchObject({
      openapi: '3.1.0',
    });
  });

  it('would be refused if it were not', async () => {
    const broken = JSON.parse(JSON.stringify(document));
    broken.paths['/checklists'].get.responses = 'none';
    await expect(SwaggerParser.validate(broken)).rejects.toThrow();
  });

  it('describes the operations of the contract and nothing else', () => {
    const inDocument = Object.entries(document.paths ?? {}).flatMap(
      ([path, item]) => Object.keys(item).map(method => `${method} ${path}`),
    );
    const inContract = Object.values<Operation>(operations).map(
      operation => `${operation.method} ${openApiPathOf(operation)}`,
    );
    expect(inDocument.sort()).toEqual(inContract.sort());
  });

  it.each(Object.entries<Operation>(operations))(
    'describes %s completely',
    (id, operation) => {
      const item = described(operation);
      expect(item).toMatchObject({
        operationId: id,
        summary: operation.summary,
        tags: [expect.any(String)],
      });
      expect(Boolean(item?.requestBody)).toBe(Boolean(operation.body));
      const refusals =
        operation.method === 'get'
          ? [400, 401, 403, 404, 503]
          : [400, 401, 403, 404, 409, 503];
      expect(Object.keys(item?.responses ?? {}).map(Number)).toEqual(
        [
          operation.status,
          ...(operation.revalidates ? [304] : []),
          ...refusals,
          ...(operation.asksOthers ? [502] : []),
        ].sort((a, b) => a - b),
      );
      const names = (item?.parameters ?? []).map(parameter =>
        'name' in parameter ? parameter.name : '',
      );
      expect(names.sort()).toEqual(
        [
          ...Object.keys(operation.params?.shape ?? {}),
          ...Object.keys(operation.query?.shape ?? {}),
          ...(operation.takesIdempotencyKey ? ['idempotency-key'] : []),
          ...(operation.revalidates ? ['if-none-match'] : []),
        ].sort(),
      );
      const permission =
        'none' in operation.permission
          ? 'no permission'
          : operation.permission.name;
      expect(item?.description).toContain(permission);
    },
  );

  it('says that list filters may be repeated', () => {
    expect(described(operations.listReadiness)?.parameters).toContainEqual(
      expect.objectContaining({
        in: 'query',
        name: 'owner',
        schema: expect.objectContaining({ type: 'array' }),
      }),
    );
  });

  it('asks for a bearer token everywhere', () => {
    expect(document.security).toEqual([{ bearer: [] }]);
    expect(document.components?.securitySchemes?.bearer).toMatchObject({
      type: 'http',
      scheme: 'bearer',
    });
  });

  it('refers only to components that exist', () => {
    const names = Object.entries(document.components ?? {}).flatMap(
      ([kind, items]) =>
        Object.keys(items as object).map(
          name => `#/components/${kind}/${name}`,
        ),
    );
    const references = referencesIn(document);
    expect(references).toContain('#/components/schemas/Review');
    expect(references.filter(reference => !names.includes(reference))).toEqual(
      [],
    );
  });
});
