import {
  DeploymentEventMeaning,
  DeployRule,
  SourceError,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { bindingOf } from './bindBuilders';
import { buildSchema, toDeployment } from './buildbotBuild';
import { BuildbotInstance } from './readBuildbotConfig';

/** What `HttpStatusPush` sends when a build begins and when it ends. */
const eventSchema = buildSchema.extend({
  builder: z.object({ name: z.string().min(1) }),
  url: z.url(),
});

/** The master that sent it: the page of the build is below its address. */
function senderOf(
  url: string,
  instances: readonly BuildbotInstance[],
): BuildbotInstance | undefined {
  return instances.find(({ publicUrl }) => url.startsWith(`${publicUrl}/`));
}

/** Without the properties of the build it says only that there is something to ask for. @internal */
export function interpretBuildbotEvent(
  payload: unknown,
  instances: readonly BuildbotInstance[],
  rulesOf: (bindingKey: string) => readonly DeployRule[],
): DeploymentEventMeaning {
  const { data: build } = eventSchema.safeParse(payload);
  if (!build) {
    throw new SourceError(
      'bad-response',
      'It is not what the reporter HttpStatusPush of Buildbot sends.',
    );
  }
  const instance = senderOf(build.url, instances);
  if (!instance) {
    return { kind: 'ignored', why: 'It is of a Buildbot that is not known.' };
  }
  const builder = build.builder.name;
  const bindingKey = bindingOf(instance.name, builder).key;
  if (!build.properties || Object.keys(build.properties).length === 0) {
    return { kind: 'poke', bindingKey };
  }
  const record = toDeployment(build, {
    builder,
    rules: rulesOf(bindingKey),
    publicUrl: instance.publicUrl,
  });
  return record
    ? { kind: 'records', bindingKey, records: [record] }
    : { kind: 'ignored', why: 'The build names no environment.' };
}
