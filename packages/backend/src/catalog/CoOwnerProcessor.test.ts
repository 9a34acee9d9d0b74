import { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { CoOwnerProcessor } from './CoOwnerProcessor';

async function relationsOf(annotations: Record<string, string>) {
  const emitted: CatalogProcessorResult[] = [];
  await new CoOwnerProcessor().postProcessEntity(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'stock', annotations },
    },
    undefined,
    result => emitted.push(result),
  );
  return emitted.flatMap(result =>
    result.type === 'relation' ? [result.relation] : [],
  );
}

describe('CoOwnerProcessor', () => {
  it('adds the second owner, both ways', async () => {
    const stock = { kind: 'Component', namespace: 'default', name: 'stock' };
    const delivery = { kind: 'group', namespace: 'default', name: 'delivery' };
    expect(
      await relationsOf({ 'meridian.example.org/co-owner': 'delivery' }),
    ).toEqual([
      { source: stock, type: 'ownedBy', target: delivery },
      { source: delivery, type: 'ownerOf', target: stock },
    ]);
  });

  it('leaves all others alone', async () => {
    expect(await relationsOf({})).toEqual([]);
  });
});
