import { LensAdditionalResource, LensChoice, LensResource } from './lens';
import { LENS_LIMITS } from './lensLimits';
import { extensionsOf, JsonObject, LensPath, LensReader } from './LensReader';

const LONG_TEXT = { max: LENS_LIMITS.text, optional: true };
const RESOURCE_TYPES: readonly LensAdditionalResource['type'][] = [
  'HELPFUL_RESOURCE',
  'IMPROVEMENT_PLAN',
];

/** Reads the resources of a choice. @internal */
export function readChoiceResources(
  choice: JsonObject,
  path: LensPath,
  reader: LensReader,
): Pick<
  LensChoice,
  'helpfulResource' | 'improvementPlan' | 'additionalResources'
> {
  return {
    ...readResource(choice, 'helpfulResource', path, reader),
    ...readResource(choice, 'improvementPlan', path, reader),
    ...readAdditional(choice.additionalResources, path, reader),
  };
}

/** Reads one resource of a question or choice. @internal */
export function readResource<K extends 'helpfulResource' | 'improvementPlan'>(
  parent: JsonObject,
  key: K,
  path: LensPath,
  reader: LensReader,
): { [P in K]?: LensResource } {
  const value = parent[key];
  if (value === undefined || value === null) {
    return {};
  }
  return optional(key, readResourceValue(value, [...path, key], reader));
}

function readResourceValue(
  value: unknown,
  path: LensPath,
  reader: LensReader,
): LensResource | undefined {
  const resource = reader.object(value, path);
  if (!resource) {
    return undefined;
  }
  const key = !resource.url && 'Url' in resource ? 'Url' : 'url';
  const known =
    key === 'Url' ? ['displayText', 'url', 'Url'] : ['displayText', 'url'];
  if (key === 'Url') {
    reader.report('warning', 'urlSpelling', [...path, 'Url'], 'Read as "url"');
  }
  const url = reader.url(resource[key], [...path, key]);
  const displayText = reader.text(
    resource.displayText,
    [...path, 'displayText'],
    LONG_TEXT,
  );
  if (url !== undefined && !displayText?.trim()) {
    const message = 'A link needs a displayText';
    reader.report('warning', 'displayTextMissing', path, message);
  }
  return {
    ...optional('displayText', displayText),
    ...optional('url', url),
    ...extensionsOf(resource, known),
  };
}

function readAdditional(
  value: unknown,
  path: LensPath,
  reader: LensReader,
): Pick<LensChoice, 'additionalResources'> {
  if (value === undefined || value === null) {
    return {};
  }
  const at = [...path, 'additionalResources'];
  const types = new Set<unknown>();
  const entries = reader.list(value, at, {
    min: 0,
    max: RESOURCE_TYPES.length,
    code: 'tooManyResources',
  });
  return {
    additionalResources: entries.flatMap((entry, index) => {
      const here = [...at, index];
      const resource = reader.object(entry, here);
      if (!resource) {
        return [];
      }
      const type = RESOURCE_TYPES.find(known => known === resource.type);
      if (!type || types.has(type)) {
        const message = type
          ? `${type} is there twice`
          : `It has to be ${RESOURCE_TYPES.join(' or ')}`;
        reader.refuse('invalidResourceType', [...here, 'type'], message);
        return [];
      }
      types.add(type);
      return [{ type, ...readContent(resource, here, reader) }];
    }),
  };
}

function readContent(
  resource: JsonObject,
  path: LensPath,
  reader: LensReader,
): Omit<LensAdditionalResource, 'type'> {
  const at = [...path, 'content'];
  const entries = reader.list(resource.content, at, {
    min: 0,
    max: LENS_LIMITS.content,
    code: 'tooManyResources',
  });
  return {
    content: entries.flatMap(
      (entry, index) => readResourceValue(entry, [...at, index], reader) ?? [],
    ),
    ...extensionsOf(resource, ['type', 'content']),
  };
}

/** A key, unless it has no value. @internal */
export function optional<K extends string, T>(
  key: K,
  value: T | undefined,
): { [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}
