import { Readable } from 'node:stream';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  OrrApi,
  ReadinessRow,
  Standing,
  STANDING_WORDS,
} from 'backstage-plugin-orr-common';

/** An entity with where it stands: nothing of what was answered, noted or decided, and by whom. @internal */
export interface ReadinessDocument extends IndexableDocument {
  entityRef: string;
  kind: string;
  namespace: string;
  name: string;
  componentType?: string;
  lifecycle?: string;
  tier?: string;
  /** Refs, one after the other. */
  owner: string;
  standing: Standing;
  validUntil?: string;
  /** When it stood so. */
  asOf: string;
}

/** As catalogs write them: a filter on kinds takes the case into account on some engines. */
const KINDS: Record<string, string> = { api: 'API' };

function catalogKind(kind: string): string {
  return (
    KINDS[kind] ??
    `${kind.charAt(0).toLocaleUpperCase('en-US')}${kind.slice(1)}`
  );
}

function textOf({ entity, headline, validUntil }: ReadinessRow): string {
  return [
    STANDING_WORDS[headline],
    validUntil && `valid until ${validUntil}`,
    `${entity.kind} ${entity.name}`,
    entity.type,
    entity.tier && `tier ${entity.tier}`,
    entity.ownerRefs.length && `owned by ${entity.ownerRefs.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function toDocument(row: ReadinessRow, asOf: string): ReadinessDocument {
  const { entity, headline, validUntil } = row;
  const { kind, namespace, name } = entity;
  return {
    title: entity.title ?? name,
    text: textOf(row),
    location: `/catalog/${[namespace, kind, name]
      .map(encodeURIComponent)
      .join('/')}/operational-readiness`,
    authorization: { resourceRef: entity.entityRef },
    entityRef: entity.entityRef,
    kind: catalogKind(kind),
    namespace,
    name,
    componentType: entity.type,
    lifecycle: entity.lifecycle,
    tier: entity.tier,
    owner: entity.ownerRefs.join(', '),
    standing: headline,
    validUntil,
    asOf,
  };
}

/**
 * Makes a document of every entity that a checklist asks something of. Whoever may see the entity in the catalog finds it.
 *
 * @internal
 */
export class ReadinessCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'operational-readiness';
  readonly visibilityPermission = catalogEntityReadPermission;
  readonly #orr: Pick<OrrApi, 'listReadiness'>;
  readonly #batchSize: number;

  constructor(options: {
    orr: Pick<OrrApi, 'listReadiness'>;
    batchSize: number;
  }) {
    this.#orr = options.orr;
    this.#batchSize = options.batchSize;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<ReadinessDocument> {
    let cursor: string | undefined;
    do {
      const asOf = new Date().toISOString();
      const page = await this.#orr.listReadiness({
        query: { scope: 'required', limit: this.#batchSize, cursor },
      });
      for (const row of page.items) {
        yield toDocument(row, asOf);
      }
      cursor = page.nextCursor;
    } while (cursor);
  }
}
