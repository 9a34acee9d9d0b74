/** What is read of a catalog entity; Backstage's own Entity is one. @internal */
export interface CatalogEntity {
  /** As the catalog writes it, such as Component. */
  kind: string;
  /** Its names, annotations and links. */
  metadata: {
    name: string;
    namespace?: string;
    title?: string;
    annotations?: Record<string, string>;
    links?: CatalogLink[];
  };
  /** Whatever its kind holds. */
  spec?: object;
  /** How it is related to others; targets are full entity refs. */
  relations?: { type: string; targetRef: string }[];
}

/** A link of a catalog entity. @internal */
export interface CatalogLink {
  /** Where it leads; anything that a team may have written. */
  url: string;
  /** What it is called. */
  title?: string;
  /** The key of an icon of the portal. */
  icon?: string;
  /** What kind of link it is, in the words of the organisation. */
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
