import { ResponseError } from '@backstage/errors';
import type {
  BackstageUserIdentity,
  DiscoveryApi,
  IdentityApi,
  ProfileInfo,
} from '@backstage/frontend-plugin-api';
import { rememberedPersona } from './rememberedPersona';

interface DemoSession {
  profile: ProfileInfo;
  backstageIdentity: {
    token: string;
    expiresInSeconds?: number;
    identity: BackstageUserIdentity;
  };
}

const FALLBACK_LIFETIME_SECONDS = 5 * 60;
const MARGIN_MS = 2 * 60 * 1000;

/**
 * The identity of a persona: a real session of the auth backend, renewed before it runs out.
 *
 * @internal
 */
export class DemoIdentity implements IdentityApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #userRef: string;
  #session: Promise<DemoSession> | undefined;
  #renewAt = 0;

  constructor(options: { discoveryApi: DiscoveryApi; userRef: string }) {
    this.#discoveryApi = options.discoveryApi;
    this.#userRef = options.userRef;
  }

  /** Fails where the backend refuses the persona or does not answer. */
  async start(): Promise<void> {
    await this.#currentSession();
  }

  async getProfileInfo(): Promise<ProfileInfo> {
    return (await this.#currentSession()).profile;
  }

  async getBackstageIdentity(): Promise<BackstageUserIdentity> {
    return (await this.#currentSession()).backstageIdentity.identity;
  }

  async getCredentials(): Promise<{ token?: string }> {
    return { token: (await this.#currentSession()).backstageIdentity.token };
  }

  async signOut(): Promise<void> {
    rememberedPersona.forget();
  }

  #currentSession(): Promise<DemoSession> {
    if (!this.#session || Date.now() >= this.#renewAt) {
      this.#renewAt = Number.POSITIVE_INFINITY;
      const session = this.#fetchSession();
      this.#session = session;
      session.then(
        ({ backstageIdentity }) => {
          const lifetime =
            backstageIdentity.expiresInSeconds ?? FALLBACK_LIFETIME_SECONDS;
          this.#renewAt = Date.now() + lifetime * 1000 - MARGIN_MS;
        },
        () => {
          this.#session = undefined;
        },
      );
    }
    return this.#session;
  }

  async #fetchSession(): Promise<DemoSession> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('auth');
    const response = await fetch(`${baseUrl}/demo/refresh`, {
      headers: {
        'x-demo-persona': this.#userRef,
        'x-requested-with': 'XMLHttpRequest',
      },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
