import {
  discoveryApiRef,
  useApi,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useRef, useState } from 'react';
import { DemoIdentity } from './DemoIdentity';
import type { DemoPersona } from './readDemoPersonas';
import { rememberedPersona } from './rememberedPersona';
import {
  isStillLoading,
  signInProblem,
  type SignInProblem,
} from './signInProblem';

const RETRY_AFTER_MS = 1000;
const MAX_ATTEMPTS = 60;

/** Where the visitor stands. @internal */
export type PersonaSignIn =
  | { status: 'choosing' }
  | { status: 'signingIn'; persona: DemoPersona; remembered: boolean }
  | { status: 'waiting'; persona: DemoPersona }
  | { status: 'failed'; persona: DemoPersona; problem: SignInProblem };

/**
 * Signs in whom the visitor chooses, and by itself whoever was chosen before.
 *
 * @internal
 */
export function usePersonaSignIn(options: {
  personas: DemoPersona[];
  onSignInSuccess: (identity: IdentityApi) => void;
}): { state: PersonaSignIn; signIn: (persona: DemoPersona) => void } {
  const { personas, onSignInSuccess } = options;
  const discoveryApi = useApi(discoveryApiRef);
  const [state, setState] = useState<PersonaSignIn>(() => {
    const persona = personas.find(
      ({ userRef }) => userRef === rememberedPersona.read(),
    );
    return persona
      ? { status: 'signingIn', persona, remembered: true }
      : { status: 'choosing' };
  });
  const started = useRef(false);

  const authenticate = useCallback(
    async (persona: DemoPersona) => {
      const identity = new DemoIdentity({
        discoveryApi,
        userRef: persona.userRef,
      });
      try {
        await startWhenLoaded(identity, () =>
          setState({ status: 'waiting', persona }),
        );
      } catch (error) {
        setState({
          status: 'failed',
          persona,
          problem: signInProblem(error, persona.title),
        });
        return;
      }
      rememberedPersona.write(persona.userRef);
      onSignInSuccess(identity);
    },
    [discoveryApi, onSignInSuccess],
  );

  useEffect(() => {
    if (!started.current && state.status === 'signingIn') {
      authenticate(state.persona);
    }
    started.current = true;
  }, [authenticate, state]);

  const signIn = useCallback(
    (persona: DemoPersona) => {
      setState({ status: 'signingIn', persona, remembered: false });
      authenticate(persona);
    },
    [authenticate],
  );

  return { state, signIn };
}

/** Right after a first start the catalog needs some seconds to get to the persona; that is no reason to bother anybody. */
async function startWhenLoaded(
  identity: DemoIdentity,
  onWaiting: () => void,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await identity.start();
      return;
    } catch (error) {
      if (!isStillLoading(error) || attempt === MAX_ATTEMPTS) {
        throw error;
      }
    }
    onWaiting();
    await new Promise(resolve => setTimeout(resolve, RETRY_AFTER_MS));
  }
}
