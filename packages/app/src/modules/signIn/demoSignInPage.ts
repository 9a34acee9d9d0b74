import { SignInPageBlueprint } from '@backstage/plugin-app-react';

/** Replaces the sign-in page that the app comes with. @internal */
export const demoSignInPage = SignInPageBlueprint.make({
  params: {
    loader: () => import('./PersonaSignInPage').then(m => m.PersonaSignInPage),
  },
});
