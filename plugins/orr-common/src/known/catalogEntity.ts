/** What is read of a catalog entity; Backstage's own Entity is one. @public */
export interface CatalogEntity {
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    title?: string;
    annotations?: Record<string, string>;
    links?: CatalogLink[];
  };
  spec?: object;
  relations?: { type: string; targetRef: string }[];
}

/** A link of a catalog entity. @public */
export interface CatalogLink {
  url: string;
  title?: string;
  icon?: string;
  type?: string;
}

/** Full ref in lower case. @internal */
export function refOfEntity({ kind, metadata }: CatalogEntity): string {
  return `${kind}:${metadata.namespace ?? 'default'}/${
    metadata.name
  }`.toLowerCase();
}

/** The parts of a ref, as the addresses of the portal have them; nothing where it is none. @internal */
export function partsOfRef(
  ref: string,
): { kind: string; namespace: string; name: string } | undefined {
  const parts =
    /^(?<kind>[^:/]+):(?:(?<namespace>[^:/]+)\/)?(?<name>[^:/]+)$/.exec(
      ref.trim().toLowerCase(),
    )?.groups;
  return (
    parts && {
      kind: parts.kind,
      namespace: parts.namespace ?? 'default',
      name: parts.name,
    }
  );
}
