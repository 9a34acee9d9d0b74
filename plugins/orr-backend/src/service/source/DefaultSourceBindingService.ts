import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  CheckBindingBody,
  orrSourceAdministerPermission,
  PreviewBindingsBody,
  ProbeSourceBody,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { noteChange } from '../../changeTrail';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import { requireGranted } from '../authorization/requireGranted';
import { RequestOptions } from '../ReviewService';
import {
  ListBindingsInput,
  SourceBindingService,
} from '../SourceBindingService';
import { BindingList } from './BindingList';
import { BindingTrial } from './BindingTrial';
import { SourceProbes } from './SourceProbes';

/** Tells administrators what sources are asked about, and has them asked. @internal */
export class DefaultSourceBindingService implements SourceBindingService {
  readonly #options: {
    bindingList: BindingList;
    bindings: DatabaseBindingStore;
    bindingTrial: BindingTrial;
    clock: OrrClock;
    permissions: PermissionsService;
    sourceProbes: SourceProbes;
  };

  constructor(options: {
    bindingList: BindingList;
    bindings: DatabaseBindingStore;
    bindingTrial: BindingTrial;
    clock: OrrClock;
    permissions: PermissionsService;
    sourceProbes: SourceProbes;
  }) {
    this.#options = options;
  }

  async listBindings(input: ListBindingsInput, options: RequestOptions) {
    await this.#requireAdmin(options);
    return this.#options.bindingList.page(input, options);
  }

  async checkBinding(input: CheckBindingBody, options: RequestOptions) {
    const { bindingList, bindings, clock } = this.#options;
    await this.#requireAdmin(options);
    // Of what nobody may see is not even told that it is there.
    if (!(await bindingList.isVisible(input, options))) {
      throw new NotFoundError(`There is no binding ${input.key}`);
    }
    const queued = (await bindings.poke([input.key], clock.now())).size;
    noteChange({ action: 'source.checked', subject: input.key, facts: {} });
    return { queued };
  }

  async probeSource(input: ProbeSourceBody, options: RequestOptions) {
    await this.#requireAdmin(options);
    return this.#options.sourceProbes.probe(input);
  }

  async previewBindings(input: PreviewBindingsBody, options: RequestOptions) {
    await this.#requireAdmin(options);
    return this.#options.bindingTrial.run(input, options);
  }

  async #requireAdmin(options: RequestOptions): Promise<void> {
    const { permissions } = this.#options;
    await requireGranted(permissions, orrSourceAdministerPermission, options);
  }
}
