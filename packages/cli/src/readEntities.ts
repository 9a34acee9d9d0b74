import { readFileSync } from 'node:fs';
import {
  CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { VERDICT_EXIT_CODES } from 'backstage-plugin-orr-common';
import { parseAllDocuments } from 'yaml';
import { GateError } from './GateError';

/** What is read where neither an entity nor a file is named. @internal */
export const DEFAULT_FILE = 'catalog-info.yaml';

const DEFAULTS = { defaultKind: 'Component', defaultNamespace: 'default' };

/** The entities to ask about: the one that is named, those of a file, or the one of that name in the file. @internal */
export function readEntities(asked: {
  entity?: string;
  file?: string;
}): CompoundEntityRef[] {
  const { entity, file } = asked;
  if (file === undefined && entity !== undefined) {
    return [parse(entity)];
  }
  const all = readFile(file ?? DEFAULT_FILE);
  if (entity === undefined) {
    return all;
  }
  const wanted = all.filter(found => isNamed(found, entity));
  if (wanted.length !== 1) {
    const known = all.map(found => stringifyEntityRef(found)).join(', ');
    throw usageError(
      wanted.length
        ? `${file} has several entities named ${entity}; say which of ${known}`
        : `${file} has no entity ${entity}, but ${known}`,
    );
  }
  return wanted;
}

function usageError(message: string, cause?: unknown): GateError {
  return new GateError(VERDICT_EXIT_CODES.usage, message, cause);
}

function parse(entity: string): CompoundEntityRef {
  try {
    return parseEntityRef(entity, DEFAULTS);
  } catch (error) {
    throw usageError(
      `Not an entity: ${entity}; write it as checkout-api or component:default/checkout-api`,
      error,
    );
  }
}

/** By its name alone, or by a ref. */
function isNamed(found: CompoundEntityRef, entity: string): boolean {
  return /[:/]/.test(entity)
    ? stringifyEntityRef(parse(entity)) === stringifyEntityRef(found)
    : found.name.toLocaleLowerCase('en-US') ===
        entity.toLocaleLowerCase('en-US');
}

function readFile(file: string): CompoundEntityRef[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw usageError(
      `${file} cannot be read; name the entity, or its file with --file`,
      error,
    );
  }
  const documents = parseAllDocuments(text);
  const broken = documents.flatMap(({ errors }) => errors)[0];
  if (broken) {
    throw usageError(`${file} is no YAML: ${broken.message}`, broken);
  }
  // Locations lead to entities and are none that anybody releases.
  const entities = documents
    .map(document => document.toJS())
    .filter(value => value !== null && value?.kind !== 'Location')
    .map(value => toRef(value, file));
  if (!entities.length) {
    throw usageError(`${file} describes no entity`);
  }
  return entities;
}

function toRef(value: any, file: string): CompoundEntityRef {
  const { kind, metadata } = value ?? {};
  if (typeof kind !== 'string' || typeof metadata?.name !== 'string') {
    throw usageError(`${file} holds something without kind or metadata.name`);
  }
  const namespace =
    typeof metadata.namespace === 'string' ? metadata.namespace : 'default';
  return { kind, namespace, name: metadata.name };
}
