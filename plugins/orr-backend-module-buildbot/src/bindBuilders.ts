import { Entity } from '@backstage/catalog-model';
import { SourceBinding, SourceBindResult } from 'backstage-plugin-orr-node';
import { BuildbotInstance } from './readBuildbotConfig';

const BUILDER = 'buildbot.net/builder';
const SHOWN = 80;

/** Names that Buildbot takes in an address; it has builders of other names too. */
const NAME = /^[A-Za-z_-][A-Za-z0-9_.-]{0,69}$/;

function shown(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
}

/** What belongs to one builder of one master. @internal */
export function bindingOf(instance: string, builder: string): SourceBinding {
  return {
    key: `buildbot:${instance}/${builder}`,
    instance,
    title: builder,
    selector: { builder },
  };
}

/** What the annotation of an entity says: `builder`, or `instance:builder`. @internal */
export function bindBuilder(
  entity: Entity,
  instances: readonly BuildbotInstance[],
): SourceBindResult {
  const value = entity.metadata.annotations?.[BUILDER]?.trim();
  if (value === undefined) {
    const wouldNeed = [{ annotation: BUILDER, example: 'deploy-shop' }];
    return { status: 'unbound', wouldNeed };
  }
  if (!value) {
    return { status: 'opted-out', annotation: BUILDER };
  }
  const invalid = (reason: string): SourceBindResult => ({
    status: 'invalid',
    annotation: BUILDER,
    reason,
  });
  const at = value.indexOf(':');
  const name = at < 0 ? undefined : value.slice(0, at).trim();
  const builder = value.slice(at + 1).trim();
  if (!NAME.test(builder)) {
    return invalid(
      `\`${BUILDER}\` is not \`instance:builder\`: got \`${shown(value)}\`.`,
    );
  }
  if (name === undefined && instances.length !== 1) {
    return invalid(
      `\`${BUILDER}\` has to name one of several instances: \`instance:builder\`.`,
    );
  }
  const instance =
    name === undefined
      ? instances[0]
      : instances.find(item => item.name === name);
  return instance
    ? { status: 'bound', bindings: [bindingOf(instance.name, builder)] }
    : invalid(
        `\`${BUILDER}\` is of the instance \`${shown(
          name ?? '',
        )}\`, which is not configured.`,
      );
}
