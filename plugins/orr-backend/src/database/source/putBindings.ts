import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import { BindingRow } from './bindingRows';
import { EntityBindings } from './entityBindings';

/** Writes bindings; how far those that are known were asked stays. @internal */
export async function putBindings(
  trx: Transaction,
  entities: EntityBindings[],
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const rows = new Map<string, Partial<BindingRow>>();
  for (const binding of entities.flatMap(({ bindings }) => bindings)) {
    const { kind, provider, key, instance, title, host } = binding;
    rows.set(`${kind} ${provider} ${key}`, {
      kind,
      provider,
      key,
      instance,
      title,
      selector: JSON.stringify(binding.selector),
      host,
      bound_at: at,
      due_at: at,
    });
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const chunks = sorted.length
    ? chunksFor(
        trx,
        sorted.map(([, row]) => row),
        9,
      )
    : [];
  for (const chunk of chunks) {
    await trx<BindingRow>('source_binding')
      .insert(chunk)
      .onConflict(['kind', 'provider', 'key'])
      .merge(['instance', 'title', 'selector', 'host']);
  }
}
