import { SourceBinding } from 'backstage-plugin-orr-node';
import { BindingId, BindingKind } from './bindingRows';

/** What the annotations of an entity say to a source. @internal */
export interface EntitySourceState {
  kind: BindingKind;
  provider: string;
  status: 'unbound' | 'opted-out' | 'invalid' | 'bound';
  annotation?: string;
  reason?: string;
}

/** An entity that sources have not seen as it is now. @internal */
export interface UnboundEntity {
  entityId: string;
  contentHash: string;
}

/** What sources made of an entity as it is now. @internal */
export interface EntityBindings extends UnboundEntity {
  states: EntitySourceState[];
  bindings: (SourceBinding & {
    kind: BindingKind;
    provider: string;
    host: string;
  })[];
}

/** What a binding got or lost. @internal */
export interface BindingChange extends BindingId {
  entityId: string;
}

/** A source, of what it is asked about. @internal */
export interface SourceId {
  kind: BindingKind;
  provider: string;
}
