import { Entity } from '@backstage/catalog-model';
import {
  SourceBinding,
  SourceBindResult,
  SourceError,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { formatSelector, parseSelector, Selector, shown } from './selector';

/** The labels of an entity in Prometheus. */
const SELECTOR_ANNOTATION = 'operational-readiness/prometheus-selector';
/** Which of several instances knows it. */
const INSTANCE_ANNOTATION = 'operational-readiness/prometheus-instance';

const labels = z.record(z.string(), z.string());

/** The key of a binding; the same for the same labels in the same instance. @internal */
export function bindingKeyOf(
  source: string,
  instance: string,
  selector: Selector,
): string {
  return `${source}:${instance}:${formatSelector(selector)}`;
}

/** What the annotations of an entity say to a source that finds things by labels. @internal */
export function bindSelector(
  entity: Entity,
  { source, instances }: { source: string; instances: readonly string[] },
): SourceBindResult {
  const { annotations = {} } = entity.metadata;
  const text = annotations[SELECTOR_ANNOTATION];
  if (text === undefined) {
    return {
      status: 'unbound',
      wouldNeed: [
        { annotation: SELECTOR_ANNOTATION, example: 'service="checkout"' },
      ],
    };
  }
  if (text.trim() === '') {
    return { status: 'opted-out', annotation: SELECTOR_ANNOTATION };
  }
  const parsed = parseSelector(text);
  if ('reason' in parsed) {
    return {
      status: 'invalid',
      annotation: SELECTOR_ANNOTATION,
      reason: `\`${SELECTOR_ANNOTATION}\` ${parsed.reason}.`,
    };
  }
  return inInstance(parsed.selector, {
    source,
    instances,
    named: annotations[INSTANCE_ANNOTATION]?.trim() || undefined,
  });
}

function inInstance(
  selector: Selector,
  options: { source: string; instances: readonly string[]; named?: string },
): SourceBindResult {
  const { source, instances, named: instance } = options;
  if (instance === undefined && instances.length > 1) {
    return {
      status: 'unbound',
      wouldNeed: [{ annotation: INSTANCE_ANNOTATION, example: instances[0] }],
    };
  }
  if (instance !== undefined && !instances.includes(instance)) {
    return {
      status: 'invalid',
      annotation: INSTANCE_ANNOTATION,
      reason: `\`${INSTANCE_ANNOTATION}\` is none of ${instances.join(
        ', ',
      )}: got \`${shown(instance)}\`.`,
    };
  }
  return {
    status: 'bound',
    bindings: [bindingOf(source, instance ?? instances[0], selector)],
  };
}

function bindingOf(
  source: string,
  instance: string,
  selector: Selector,
): SourceBinding {
  return {
    key: bindingKeyOf(source, instance, selector),
    instance,
    title: formatSelector(selector),
    selector: { labels: { ...selector } },
  };
}

/** The labels that a binding was made of, read again as strictly: a binding comes from a store. @internal */
export function selectorOf(binding: SourceBinding): Selector {
  const stored = labels.safeParse(binding.selector.labels);
  const parsed = parseSelector(
    stored.success ? formatSelector(stored.data) : '',
  );
  if ('reason' in parsed) {
    throw new SourceError(
      'bad-response',
      'The stored labels of this entity cannot be used.',
    );
  }
  return parsed.selector;
}
