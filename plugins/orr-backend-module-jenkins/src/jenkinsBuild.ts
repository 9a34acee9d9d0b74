import { z } from 'zod';

const RESULTS = [
  'SUCCESS',
  'UNSTABLE',
  'FAILURE',
  'ABORTED',
  'NOT_BUILT',
] as const;

const milliseconds = z.number().min(0).max(4e15);

const action = z.object({
  lastBuiltRevision: z
    .object({
      SHA1: z.string().nullish(),
      branch: z.array(z.object({ name: z.string().nullish() })).nullish(),
    })
    .nullish(),
  parameters: z
    .array(z.object({ name: z.string(), value: z.unknown().optional() }))
    .nullish(),
  causes: z
    .array(
      z.object({
        _class: z.string().nullish(),
        userId: z.unknown().optional(),
      }),
    )
    .nullish(),
});

/** Of a build, what {@link BUILD_TREE} asks for. @internal */
export const jenkinsBuildSchema = z.object({
  number: z.int().positive(),
  url: z.string().nullish(),
  result: z.enum(RESULTS).nullish(),
  building: z.boolean(),
  timestamp: milliseconds,
  duration: milliseconds.nullish(),
  actions: z.array(action.nullable()).nullish(),
});

/** @internal */
export type JenkinsBuild = z.infer<typeof jenkinsBuildSchema>;

/** @internal */
export const BUILD_TREE =
  'number,url,result,building,timestamp,duration,' +
  'actions[lastBuiltRevision[SHA1,branch[name]],parameters[name,value],causes[userId]]';

/** Whether nothing about it is going to change. @internal */
export function hasEnded({ building, result }: JenkinsBuild): boolean {
  return !building && Boolean(result);
}

/** @internal */
export function sourceIdOf(job: string, number: number): string {
  return `${job}#${number}`;
}

/** The number of a build of that job; undefined where it is of another one. @internal */
export function numberOf(job: string, sourceId: string): number | undefined {
  const number = sourceId.startsWith(`${job}#`)
    ? sourceId.slice(job.length + 1)
    : '';
  return /^[1-9]\d{0,14}$/.test(number) ? Number(number) : undefined;
}
