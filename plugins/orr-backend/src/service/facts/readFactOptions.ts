import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  FactDefinition,
  factControlSchema,
  factIdSchema,
  factTypeSchema,
  providedFactSchema,
} from 'backstage-plugin-orr-common';

/** A fact of Tech Insights that is read. @internal */
export interface TechInsightsFact {
  definition: FactDefinition;
  /** The id of its retriever. */
  retriever: string;
  /** The major version that is understood. */
  major: number;
  /** The field of the retriever's facts. */
  field: string;
}

/** What the configuration says of facts. @internal */
export interface FactOptions {
  /** Those that may be told through the API. */
  pushed: FactDefinition[];
  techInsights: TechInsightsFact[];
}

const ROOM = 'orr.facts';
const PREFIX = 'techInsights';

function oneOf<T>(
  config: Config,
  key: string,
  options: {
    at: string;
    schema: {
      safeParse(value: unknown): { success: boolean; data?: T };
      options: readonly string[];
    };
  },
): T {
  const parsed = options.schema.safeParse(config.getString(key));
  if (!parsed.success) {
    throw new InputError(
      `${options.at}.${key}: must be one of ${options.schema.options.join(
        ', ',
      )}`,
    );
  }
  return parsed.data!;
}

function readText(config: Config, key: string, at: string): string {
  const text = config.getString(key).trim();
  if (!text) {
    throw new InputError(`${at}.${key}: must not be empty`);
  }
  return text;
}

function readMaxAge(config: Config, at: string): { maxAgeDays?: number } {
  const maxAgeDays = config.getOptionalNumber('maxAgeDays');
  if (maxAgeDays === undefined) {
    return {};
  }
  if (!Number.isInteger(maxAgeDays) || maxAgeDays < 1 || maxAgeDays > 3_650) {
    throw new InputError(
      `${at}.maxAgeDays: must be a whole number of days from 1 to 3650`,
    );
  }
  return { maxAgeDays };
}

function readPushed(config: Config, index: number): FactDefinition {
  const at = `${ROOM}.pushed[${index}]`;
  const id = factIdSchema.safeParse(config.getString('id'));
  if (!id.success) {
    throw new InputError(`${at}.id: ${id.error.issues[0].message}`);
  }
  return {
    id: id.data,
    title: readText(config, 'title', at),
    description: readText(config, 'description', at),
    type: oneOf(config, 'type', { at, schema: factTypeSchema }),
    rung: oneOf(config, 'rung', { at, schema: providedFactSchema.shape.rung }),
    controlledBy: oneOf(config, 'controlledBy', {
      at,
      schema: factControlSchema,
    }),
    ...readMaxAge(config, at),
  };
}

function readTechInsights(config: Config, index: number): TechInsightsFact {
  const at = `${ROOM}.techInsights.facts[${index}]`;
  const [, retriever, major] =
    /^([^@\s]+)@(\d+)$/.exec(config.getString('id')) ?? [];
  if (!retriever) {
    throw new InputError(
      `${at}.id: must be the id of a fact retriever and its major version, such as entityOwnershipFactRetriever@0`,
    );
  }
  const field = readText(config, 'field', at);
  const id = factIdSchema.safeParse(`${PREFIX}.${retriever}.${field}`);
  if (!id.success) {
    throw new InputError(
      `${at}: ${PREFIX}.${retriever}.${field} ${id.error.issues[0].message}`,
    );
  }
  const title = readText(config, 'title', at);
  return {
    retriever,
    major: Number(major),
    field,
    definition: {
      id: id.data,
      title,
      description:
        config.getOptionalString('description') ??
        `${title}, as Tech Insights has it from ${retriever}.`,
      type: oneOf(config, 'type', { at, schema: factTypeSchema }),
      rung: 'probed',
      controlledBy: config.has('controlledBy')
        ? oneOf(config, 'controlledBy', { at, schema: factControlSchema })
        : 'platform',
      ...readMaxAge(config, at),
    },
  };
}

/** Reads `orr.facts`. Throws an InputError naming the key that does not fit. @internal */
export function readFactOptions(config: Config): FactOptions {
  const room = config.getOptionalConfig(ROOM);
  return {
    pushed: (room?.getOptionalConfigArray('pushed') ?? []).map(readPushed),
    techInsights: (
      room?.getOptionalConfigArray('techInsights.facts') ?? []
    ).map(readTechInsights),
  };
}
