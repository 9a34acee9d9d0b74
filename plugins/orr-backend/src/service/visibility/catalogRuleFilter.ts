import { PermissionCondition } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { z } from 'zod';
import { VisibilityFilter } from '../../database/VisibilityFilter';

type RuleFilter = (params: unknown) => VisibilityFilter | undefined;

function rule<TParams>(
  schema: z.ZodType<TParams>,
  toFilter: (params: TParams) => VisibilityFilter,
): RuleFilter {
  return params => {
    const parsed = schema.safeParse(params);
    return parsed.success ? toFilter(parsed.data) : undefined;
  };
}

function search(key: string, values?: string[]): VisibilityFilter {
  return { type: 'search', key, values };
}

const propertyParams = z.strictObject({
  key: z.string(),
  value: z.string().optional(),
});

const property = (path: 'metadata' | 'spec') =>
  rule(propertyParams, ({ key, value }) =>
    search(`${path}.${key}`, value === undefined ? undefined : [value]),
  );

/** The rules that come with the catalog, with their meaning over its search rows. */
const BUILT_IN: Record<string, RuleFilter> = {
  IS_ENTITY_OWNER: rule(
    z.strictObject({ claims: z.array(z.string()) }),
    ({ claims }) => search('relations.ownedBy', claims),
  ),
  IS_ENTITY_KIND: rule(
    z.strictObject({ kinds: z.array(z.string()) }),
    ({ kinds }) => search('kind', kinds),
  ),
  HAS_ANNOTATION: rule(
    z.strictObject({ annotation: z.string(), value: z.string().optional() }),
    ({ annotation, value }) =>
      search(
        `metadata.annotations.${annotation}`,
        value === undefined ? undefined : [value],
      ),
  ),
  HAS_LABEL: rule(
    z.strictObject({ label: z.string(), value: z.string().optional() }),
    ({ label, value }) =>
      search(
        `metadata.labels.${label}`,
        value === undefined ? undefined : [value],
      ),
  ),
  HAS_METADATA: property('metadata'),
  HAS_SPEC: property('spec'),
};

/**
 * One condition of the catalog as a filter over the projection; undefined where its rule is not one that comes with
 * the catalog.
 *
 * @internal
 */
export function catalogRuleFilter(
  condition: PermissionCondition,
): VisibilityFilter | undefined {
  const known =
    condition.resourceType === RESOURCE_TYPE_CATALOG_ENTITY &&
    Object.hasOwn(BUILT_IN, condition.rule);
  return known ? BUILT_IN[condition.rule](condition.params ?? {}) : undefined;
}
